using HdrHistogram;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The counters of one connection. Its receive loop writes them; read them when it is idle, or where a slightly old value is acceptable.</summary>
internal sealed class Tally
{
    private const long LongestMicroseconds = 60_000_000;

    public long Deliveries;
    public long Frames;
    public long StreamBytes;
    public long Accepted;
    public long Refused;
    public long Gaps;
    public long LastSequence;

    /// <summary>First refusal seen, for the report.</summary>
    public string? Refusal { get; set; }

    public LongHistogram Latency { get; } = New();

    /// <summary>Time from sending a command to its answer.</summary>
    public LongHistogram Answers { get; } = New();

    public static LongHistogram New() => new(1, LongestMicroseconds, 3);

    public void Delivered(long microseconds)
    {
        Deliveries++;
        if (microseconds > 0)
        {
            Latency.RecordValue(Math.Min(microseconds, LongestMicroseconds));
        }
    }

    public void Answered(long microseconds) => Answers.RecordValue(Math.Clamp(microseconds, 1, LongestMicroseconds));

    public void Follows(long sequence)
    {
        if (LastSequence != 0 && sequence != LastSequence + 1)
        {
            Gaps++;
        }
        LastSequence = sequence;
    }
}
