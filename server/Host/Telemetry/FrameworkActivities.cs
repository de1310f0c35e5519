using System.Diagnostics;

namespace ElephantBoard.Host.Telemetry;

/// <summary>
/// Keeps the activities of ASP.NET Core, SignalR and Orleans out of traces. An activity for each request or call, with its path and connection,
/// would show who writes when.
/// </summary>
internal static class FrameworkActivities
{
    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = source => source.Name.StartsWith("Microsoft.", StringComparison.Ordinal),
        // Requests no data. When another listener requests it, exporters skip activities that are not recorded.
        ActivityStarted = activity =>
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        },
    };

    static FrameworkActivities() => ActivitySource.AddActivityListener(Listener);

    /// <summary>Stops the recording of these activities in this process.</summary>
    public static void Silence() => _ = Listener;
}
