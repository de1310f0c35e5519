using System.Collections.Concurrent;

namespace ElephantBoard.Host.Entrances;

/// <summary>Ends every open stream with a bye when the server stops, before anything lets go of the connections under them, and lets no new caller
/// in from then on.</summary>
internal sealed class GracefulShutdown(IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>How long the server waits for streams that take nothing any more; then it breaks their connections.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(1);

    // What was written last lies in the hub's own buffers, and nobody says when it has left them.
    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<OpenStream, bool> _open = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when streams must end.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>To be called when the entrances are mapped: of what waits for the server's stop, what came last is told first, and the hub
    /// breaks its connections as soon as it is told.</summary>
    public void RegisterFirstShutdownCallback() => lifetime.ApplicationStopping.Register(Shutdown);

    /// <param name="abort">Breaks the stream's connection.</param>
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
