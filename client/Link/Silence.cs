namespace ElephantBoard.Link;

/// <summary>
/// Ends when nothing broke it for a while: by the machine's running time and by the wall clock, since the former stands still
/// while the machine sleeps. After a sleep it ends within a second.
/// </summary>
internal sealed class Silence : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _most;
    private readonly Action _ended;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end;
    private readonly ITimer _looking;
    private readonly ITimer _running;
    private readonly Lock _gate = new();
    private DateTimeOffset _heard;
    private bool _isOver;

    /// <param name="ended">Called once, when it ends by itself, before the token is cancelled.</param>
    public Silence(TimeSpan most, Action ended, TimeProvider time)
    {
        (_most, _ended, _time, _heard) = (most, ended, time, time.GetUtcNow());
        _end = new();
        Token = _end.Token;
        _looking = time.CreateTimer(_ => LookUp(), null, Look, Look);
        _running = time.CreateTimer(_ => End(), null, most, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token { get; }

    /// <summary>Something was heard.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _heard = _time.GetUtcNow();
            if (!_isOver)
            {
                _running.Change(_most, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }
        _looking.Dispose();
        _running.Dispose();
        _end.Dispose();
    }

    private void LookUp()
    {
        bool slept;
        lock (_gate)
        {
            slept = _time.GetUtcNow() - _heard > _most;
        }
        if (slept)
        {
            End();
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (_isOver)
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
            // What was waited for came at the same moment.
        }
    }
}
