using HdrHistogram;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The result of one run of one row.</summary>
internal sealed record Measured
{
    public double Seconds { get; init; }
    public long Accepted { get; init; }
    public long Refused { get; init; }
    public string? Refusal { get; init; }
    public long Deliveries { get; init; }
    public long Missing { get; init; }
    public long Gaps { get; init; }
    public long Frames { get; init; }
    public long StreamBytes { get; init; }
    public double CpuSeconds { get; init; }
    public double ClientCpuSeconds { get; init; }
    public double MemoryMiB { get; init; }
    public required LongHistogram Latency { get; init; }
    public required LongHistogram Answers { get; init; }

    public double CpuPer100K => CpuSeconds * 100_000 / Math.Max(1, Deliveries);
    public double DeliveriesPerSecond => Deliveries / Seconds;
    public double ChangesPerSecond => Accepted / Seconds;

    /// <summary>Deliveries per CPU second.</summary>
    public double DeliveriesPerCore => Deliveries / Math.Max(0.01, CpuSeconds);
    public double BytesPerDelivery => (double)StreamBytes / Math.Max(1, Deliveries);
    public double ChangesPerFrame => (double)Deliveries / Math.Max(1, Frames);

    public static double Milliseconds(LongHistogram histogram, double percentile) =>
        histogram.TotalCount == 0 ? 0 : histogram.GetValueAtPercentile(percentile) / 1000.0;
}
