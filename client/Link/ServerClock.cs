namespace ElephantBoard.Link;

/// <summary>
/// The server's time: set by the fastest of five round trips, kept by heartbeats, which bound it from below (they are late by
/// their way). Until it is set, the earliest of the last five heartbeats tells. Whoever follows the room feeds it.
/// </summary>
public sealed class ServerClock(TimeProvider time)
{
    private const int Kept = 5;

    // A heartbeat may be late; one so much later than the round trips said means that a clock was moved.
    private static readonly TimeSpan Moved = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _heard = new();
    private TimeSpan? _set;
    private long _offset;

    /// <summary>Server time minus local time. Any thread.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>Whether round trips set it, and no clock was moved since.</summary>
    public bool IsSet
    {
        get
        {
            lock (_gate)
            {
                return _set is not null;
            }
        }
    }

    /// <summary>A heartbeat came.</summary>
    /// <param name="milliseconds">Server time, ms since 1970.</param>
    public void Hear(long milliseconds)
    {
        var offset = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - time.GetUtcNow();
        lock (_gate)
        {
            _heard.Enqueue(offset);
            if (_heard.Count > Kept)
            {
                _heard.Dequeue();
            }
            if (_set < offset)
            {
                // No message comes before it was sent.
                _set = offset;
            }
            else if (_set - offset > Moved)
            {
                _set = null;
                _heard.Clear();
                _heard.Enqueue(offset);
            }
            Interlocked.Exchange(ref _offset, (_set ?? _heard.Max()).Ticks);
        }
    }

    /// <summary>Sets it by round trips.</summary>
    /// <param name="ask">One round trip: server time, ms since 1970; null or 0 when this server does not tell.</param>
    public async Task SetAsync(Func<CancellationToken, Task<long?>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        TimeSpan? fastest = null;
        var best = TimeSpan.Zero;
        for (var trip = 0; trip < Kept; trip++)
        {
            var (sent, start) = (time.GetUtcNow(), time.GetTimestamp());
            var told = await ask(cancellationToken);
            var took = time.GetElapsedTime(start);
            if (told is not > 0)
            {
                return;
            }
            if (fastest is null || took < fastest)
            {
                fastest = took;
                best = DateTimeOffset.FromUnixTimeMilliseconds(told.Value) - (sent + (took / 2));
            }
        }
        lock (_gate)
        {
            _set = best;
            Interlocked.Exchange(ref _offset, best.Ticks);
        }
    }
}
