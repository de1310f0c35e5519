using System.Globalization;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>What a server did, in numbers that depend little on the machine.</summary>
internal readonly record struct ServerCounts(
    double AllocatedBytes,
    double WorkItems,
    double Collections,
    double Commits,
    double Syncs,
    double Sends
)
{
    public ServerCounts Since(ServerCounts before) =>
        new(
            AllocatedBytes - before.AllocatedBytes,
            WorkItems - before.WorkItems,
            Collections - before.Collections,
            Commits - before.Commits,
            Syncs - before.Syncs,
            Sends - before.Sends
        );

    public string PerChange(long changes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"per change: {AllocatedBytes / changes / 1000:0.0} kB allocated, {WorkItems / changes:0.0} work items, {Commits / changes:0.000} commits, {Syncs / changes:0.000} syncs, {Collections / changes:0.000} garbage collections"
        );

    public string PerDelivery(long deliveries, long frames) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"per delivery: {AllocatedBytes / deliveries / 1000:0.00} kB allocated, {WorkItems / deliveries:0.00} work items, {Sends / deliveries:0.000} sends, {(double)frames / deliveries:0.000} frames"
        );
}
