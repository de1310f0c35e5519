namespace ElephantBoard.Link;

/// <summary>
/// Ends when nothing broke it for a while: by the machine's running time and by the wall clock, since the former stands still
/// while the machine sleeps and the latter may be put back. It looks once a second: so much later it may end.
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

    /// <param name="ended">Called once, when it ends by itself, before the token is cancelled.</param>
    public Silence(TimeSpan most, Action ended, TimeProvider time)
    {
        (_most, _ended, _time) = (most, ended, time);
        Token = _end.Token;
        Break();
        _looking = time.CreateTimer(_ => LookUp(), null, Look, Look);
    }

    public CancellationToken Token { get; }

    /// <summary>Something was heard.</summary>
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
            // What was waited for came at the same moment.
        }
    }
}
