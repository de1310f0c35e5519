using System.Collections.Concurrent;

namespace ElephantBoard.Log.Sqlite;

/// <summary>A pool of read connections, opened on demand. Reads run on thread pool threads, never on the caller's.</summary>
internal sealed class Readers(string path, int max) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(max);
    private readonly ConcurrentBag<Reader> _idle = [];
    private volatile bool _closed;

    public async ValueTask<T> ReadAsync<T>(Func<Reader, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteRoomLog));
            return await Task.Run(() => Read(read), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var index = 0; index < max; index++)
        {
            await _free.WaitAsync();
        }
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
        // Later callers get an exception that the log is closed.
        _free.Release(max);
    }

    private T Read<T>(Func<Reader, T> read)
    {
        var reader = _idle.TryTake(out var idle) ? idle : new Reader(path);
        try
        {
            var answer = read(reader);
            _idle.Add(reader);
            return answer;
        }
        catch
        {
            // The connection may be in any state; the next read opens a new one.
            reader.Dispose();
            throw;
        }
    }
}
