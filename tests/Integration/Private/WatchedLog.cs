using System.Buffers.Binary;
using System.Collections.Concurrent;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>A log that shows each commit, can be made to take its time over one, and is never tidied.</summary>
/// <param name="folder">Of its files; null: it has none.</param>
internal sealed class WatchedLog(IRoomLog log, string? folder = null) : DelegatingLog(log)
{
    private const int WalHeader = 32;
    private const int FrameHeader = 24;
    private const int Salts = 8;

    private volatile TaskCompletionSource? _held;
    private volatile TaskCompletionSource<bool> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskCompletionSource<bool> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next commit.</summary>
    public Task<bool> Next => Volatile.Read(ref _next).Task;

    /// <summary>Bytes that each commit has added to what the two write-ahead logs hold.</summary>
    public ConcurrentDictionary<Commit, (long Rooms, long Pockets)> Growth { get; } = new();

    public ConcurrentQueue<Commit> Commits { get; } = new();

    /// <summary>From now on commits wait; the answer ends when one does.</summary>
    public Task<bool> HoldAsync()
    {
        _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _reached.Task;
    }

    public void Pass()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    public override async ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        if (_held is { } held)
        {
            _reached.TrySetResult(true);
            await held.Task;
        }
        var (rooms, pockets) = (Size("rooms.db-wal"), Size("pockets.db-wal"));
        var outcome = await Log.AppendAsync(commit, cancellationToken);
        Growth[commit] = (Size("rooms.db-wal") - rooms, Size("pockets.db-wal") - pockets);
        Commits.Enqueue(commit);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult(true);
        return outcome;
    }

    public override ValueTask<bool> TidyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <summary>Returns where a write-ahead log ends, as SQLite reads it: each frame repeats the salts of the header. Zeros follow.</summary>
    private long Size(string file)
    {
        if (folder is null)
        {
            return 0;
        }
        using var log = new FileStream(Path.Combine(folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[log.Length];
        log.ReadExactly(bytes);
        if (bytes.Length < WalHeader)
        {
            return 0;
        }
        var salts = bytes.AsSpan(16, Salts);
        var frame = FrameHeader + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8));
        var end = WalHeader;
        while (end + frame <= bytes.Length && bytes.AsSpan(end + 8, Salts).SequenceEqual(salts))
        {
            end += frame;
        }
        return end;
    }
}
