namespace ElephantBoard.Host.Telemetry;

/// <summary>
/// Sets the lowest level of each log category. Configuration can raise a level, but cannot lower it below this floor.
/// </summary>
/// <remarks>
/// Below Warning the frameworks log request paths with join codes, hub and gRPC methods with their arguments, and the sizes and times of the data
/// that each connection sends. Together these lines would show who writes when, and what. Orleans' warnings name calls with their arguments.
/// </remarks>
internal static class LogFloor
{
    private const LogLevel OfOthers = LogLevel.Warning;

    private static readonly (string Category, LogLevel Lowest)[] Floors =
    [
        ("ElephantBoard", LogLevel.Trace),
        ("Microsoft.Hosting.Lifetime", LogLevel.Information),
        ("Microsoft.Orleans", LogLevel.Error),
        ("Orleans", LogLevel.Error),
    ];

    public static void Hold(ILoggingBuilder logging) =>
        logging.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            // A scope would add the connection id and request path to every message that is logged during the request.
            options.CaptureScopes = false;
            for (var index = 0; index < options.Rules.Count; index++)
            {
                options.Rules[index] = Raised(options.Rules[index]);
            }
            // First, so that it decides only where no other rule does.
            options.Rules.Insert(0, Raised(new LoggerFilterRule(null, null, options.MinLevel, null)));
        });

    /// <summary>Returns whether a category may log at a level.</summary>
    public static bool Allows(string? category, LogLevel level)
    {
        foreach (var (name, lowest) in Floors)
        {
            if (IsOf(category, name))
            {
                return level >= lowest;
            }
        }
        return level >= OfOthers;
    }

    private static bool IsOf(string? category, string name) =>
        category is not null
        && category.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (category.Length == name.Length || category[name.Length] == '.');

    private static LoggerFilterRule Raised(LoggerFilterRule rule) =>
        new(
            rule.ProviderName,
            rule.CategoryName,
            rule.LogLevel,
            (provider, category, level) =>
                Allows(category, level) && (rule.Filter is not { } filter || filter(provider, category, level))
        );
}
