namespace ElephantBoard.Link.Replica;

/// <summary>
/// Fires when no heartbeat arrives for a timeout, by the monotonic clock and by the wall clock, because the former stops
/// while the machine sleeps and the latter can be set back. It checks once a second, so it can fire that much later.
/// </summary>
internal sealed class HeartbeatWatchdog : IDisposable
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _max;
    private readonly Action _expired;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private (DateTimeOffset Wall, long Running) _lastReset;
    private bool _isOver;

    /// <param name="expired">Called once when it fires, before the token is canceled.</param>
    public HeartbeatWatchdog(TimeSpan timeout, Action expired, TimeProvider time)
    {
        (_max, _expired, _time) = (timeout, expired, time);
        Token = _end.Token;
        Reset();
        _timer = time.CreateTimer(_ => Check(), null, CheckInterval, CheckInterval);
    }

    public CancellationToken Token { get; }

    /// <summary>Resets the timeout.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _lastReset = (_time.GetUtcNow(), _time.GetTimestamp());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }
        _timer.Dispose();
        _end.Dispose();
    }

    private void Check()
    {
        lock (_gate)
        {
            var isSilent =
                _time.GetElapsedTime(_lastReset.Running) >= _max || _time.GetUtcNow() - _lastReset.Wall >= _max;
            if (_isOver || !isSilent)
            {
                return;
            }
            _isOver = true;
        }
        _expired();
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
