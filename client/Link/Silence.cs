namespace ElephantBoard.Link;

/// <summary>
/// Fires when no heartbeat arrives for a timeout, by the monotonic clock and by the wall clock, because the former stops
/// while the machine sleeps and the latter can be set back. It checks once a second, so it can fire that much later.
/// </summary>
internal sealed class Silence : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _most;
    private readonly Action _ended;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _looking;
    private readonly Lock _gate = new();
    private (DateTimeOffset Wall, long Running) _heard;
    private bool _isOver;

    /// <param name="ended">Called once when it fires, before the token is canceled.</param>
    public Silence(TimeSpan most, Action ended, TimeProvider time)
    {
        (_most, _ended, _time) = (most, ended, time);
        Token = _end.Token;
        Break();
        _looking = time.CreateTimer(_ => LookUp(), null, Look, Look);
    }

    public CancellationToken Token { get; }

    /// <summary>Resets the timeout.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _heard = (_time.GetUtcNow(), _time.GetTimestamp());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }
        _looking.Dispose();
        _end.Dispose();
    }

    private void LookUp()
    {
        lock (_gate)
        {
            var isSilent = _time.GetElapsedTime(_heard.Running) >= _most || _time.GetUtcNow() - _heard.Wall >= _most;
            if (_isOver || !isSilent)
            {
                return;
            }
            _isOver = true;
        }
        _ended();
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The heartbeat arrived at the same moment.
        }
    }
}
