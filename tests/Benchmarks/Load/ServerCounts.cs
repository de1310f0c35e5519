using System.Globalization;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>What a server did, in numbers that depend little on the machine.</summary>
internal readonly record struct ServerCounts(
    double AllocatedBytes,
    double WorkItems,
    double Collections,
    double Commits
)
{
    public ServerCounts Since(ServerCounts before) =>
        new(
            AllocatedBytes - before.AllocatedBytes,
            WorkItems - before.WorkItems,
            Collections - before.Collections,
            Commits - before.Commits
        );

    public string PerChange(long changes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"per change: {AllocatedBytes / changes / 1000:0.0} kB allocated, {WorkItems / changes:0.0} work items, {Commits / changes:0.000} commits, {Collections / changes:0.000} garbage collections"
        );

    public string PerDelivery(long deliveries, long frames) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"per delivery: {AllocatedBytes / deliveries / 1000:0.00} kB allocated, {WorkItems / deliveries:0.00} work items, {(double)frames / deliveries:0.000} frames"
        );
}
