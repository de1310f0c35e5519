namespace ElephantBoard.Link.Replica;

/// <summary>
/// Estimates the server's time from the fastest of five round trips. Heartbeats bound it from below (they are late by
/// their travel time). Until then it uses the earliest of the last five heartbeats.
/// </summary>
public sealed class ServerClock(TimeProvider time)
{
    private const int MaxSamples = 5;

    // A heartbeat can be late, but one this late means that a clock was changed.
    private static readonly TimeSpan StepThreshold = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _samples = new();
    private TimeSpan? _set;
    private long _offset;

    /// <summary>Server time minus local time. Thread-safe.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>Whether round trips set it, and no clock was changed since.</summary>
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

    /// <summary>Processes a heartbeat.</summary>
    /// <param name="milliseconds">Server time in ms since 1970-01-01 UTC.</param>
    public void AddSample(long milliseconds)
    {
        var offset = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - time.GetUtcNow();
        lock (_gate)
        {
            _samples.Enqueue(offset);
            if (_samples.Count > MaxSamples)
            {
                _samples.Dequeue();
            }
            if (_set < offset)
            {
                // No message arrives before it was sent.
                _set = offset;
            }
            else if (_set - offset > StepThreshold)
            {
                _set = null;
                _samples.Clear();
                _samples.Enqueue(offset);
            }
            Interlocked.Exchange(ref _offset, (_set ?? _samples.Max()).Ticks);
        }
    }

    /// <summary>Measures it by round trips.</summary>
    /// <param name="ask">Makes one round trip and returns the server time in ms since 1970-01-01 UTC, or null or 0 if unknown.</param>
    public async Task SetAsync(Func<CancellationToken, Task<long?>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        TimeSpan? fastest = null;
        var best = TimeSpan.Zero;
        for (var trip = 0; trip < MaxSamples; trip++)
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
