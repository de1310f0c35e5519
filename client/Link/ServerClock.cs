namespace ElephantBoard.Link;

/// <summary>The server's time, from what its heartbeats say. Off by the fastest of the last five one-way trips.</summary>
public sealed class ServerClock(TimeProvider time)
{
    private const int Kept = 5;

    private readonly Queue<TimeSpan> _offsets = new();
    private long _offset;

    /// <summary>Server time minus local time. Any thread.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>A heartbeat came: each is late by its trip, so the largest offset is the nearest to the truth.</summary>
    /// <param name="milliseconds">Server time, ms since 1970.</param>
    internal void Hear(long milliseconds)
    {
        _offsets.Enqueue(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - time.GetUtcNow());
        if (_offsets.Count > Kept)
        {
            _offsets.Dequeue();
        }
        Interlocked.Exchange(ref _offset, _offsets.Max().Ticks);
    }
}
