using System.Collections.Concurrent;

namespace ElephantBoard.Host.Entrances;

/// <summary>Ends every open stream with a bye when the server stops, before the connections close, and accepts no new callers
/// after that.</summary>
internal sealed class GracefulShutdown(IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>How long the server waits for streams whose clients no longer read; then it aborts their connections.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(1);

    // The last frames are in the hub's own buffers, and no event reports when they have been flushed.
    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<OpenStream, bool> _open = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Canceled when streams must end.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Registers the shutdown. Call it after the endpoints are mapped: stop callbacks run in reverse order of registration, and
    /// the hub aborts its connections in its own callback.</summary>
    public void RegisterFirstShutdownCallback() => lifetime.ApplicationStopping.Register(Shutdown);

    /// <param name="abort">Aborts the stream's connection.</param>
    public OpenStream Enter(Action abort)
    {
        var stream = new OpenStream(abort);
        _open[stream] = true;
        return stream;
    }

    public void Leave(OpenStream stream)
    {
        _open.TryRemove(stream, out _);
        if (_open.IsEmpty && _stopping.IsCancellationRequested)
        {
            _allClosed.TrySetResult();
        }
    }

    public void Dispose() => _stopping.Dispose();

    private void Shutdown()
    {
        _stopping.Cancel();
        if (!_open.IsEmpty)
        {
            Task.WhenAny(_allClosed.Task, Task.Delay(Max)).Wait();
        }
        Task.Delay(FlushDelay).Wait();
        foreach (var stream in _open.Keys)
        {
            stream.Abort();
        }
    }

    internal sealed class OpenStream(Action abort)
    {
        public void Abort() => abort();
    }
}
