using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>
/// Collects everything that a server tells its operator: log lines of every category and level with their scopes, metrics with their tags, recorded
/// activities, and the messages of all exceptions in the process.
/// </summary>
internal sealed class Overheard : ILoggerProvider, ISupportExternalScope
{
    // The clients of the test run in the same process. What they report about themselves is not the server's.
    private static readonly string[] OfClients =
    [
        "System.Net.Http",
        "System.Net.NameResolution",
        "Grpc.Net.Client",
        "Microsoft.AspNetCore.SignalR.Client",
        "Experimental.System.Net",
    ];

    private readonly MeterListener _metrics = new();
    private readonly ActivityListener _activities;
    private IExternalScopeProvider? _scopes;

    public Overheard()
    {
        _metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (!IsOfClient(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _metrics.SetMeasurementEventCallback<byte>(OnMeasured);
        _metrics.SetMeasurementEventCallback<short>(OnMeasured);
        _metrics.SetMeasurementEventCallback<int>(OnMeasured);
        _metrics.SetMeasurementEventCallback<long>(OnMeasured);
        _metrics.SetMeasurementEventCallback<float>(OnMeasured);
        _metrics.SetMeasurementEventCallback<double>(OnMeasured);
        _metrics.SetMeasurementEventCallback<decimal>(OnMeasured);
        _metrics.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => !IsOfClient(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = OnActivity,
        };
        ActivitySource.AddActivityListener(_activities);
        AppDomain.CurrentDomain.FirstChanceException += OnException;
    }

    public ConcurrentQueue<string> Log { get; } = new();
    public ConcurrentQueue<string> Metrics { get; } = new();
    public ConcurrentQueue<string> Activities { get; } = new();
    public ConcurrentQueue<string> Exceptions { get; } = new();
    public ConcurrentQueue<Activity> Recorded { get; } = new();

    public IEnumerable<string> Everything => Log.Concat(Metrics).Concat(Activities).Concat(Exceptions);

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnException;
        _metrics.Dispose();
        _activities.Dispose();
    }

    private static bool IsOfClient(string name) =>
        OfClients.Any(client => name.StartsWith(client, StringComparison.Ordinal));

    private void OnMeasured<T>(
        Instrument instrument,
        T measurement,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        object? state
    )
    {
        var line = new StringBuilder(instrument.Name);
        foreach (var tag in tags)
        {
            line.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
        }
        Metrics.Enqueue(line.ToString());
    }

    private void OnActivity(Activity activity)
    {
        // An exporter takes what is recorded.
        if (!activity.Recorded)
        {
            return;
        }
        var parts = new List<string?>
        {
            activity.Source.Name,
            activity.OperationName,
            activity.DisplayName,
            activity.StatusDescription,
        };
        parts.AddRange(activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
        parts.AddRange(activity.Baggage.Select(item => $"{item.Key}={item.Value}"));
        parts.AddRange(activity.Events.Select(happened => $"{happened.Name} {string.Join(' ', happened.Tags)}"));
        Recorded.Enqueue(activity);
        Activities.Enqueue(string.Join(' ', parts));
    }

    private void OnException(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // This test's own searching aside, whatever is thrown in the process counts.
        if (!thrown.Exception.GetType().FullName!.StartsWith("Xunit", StringComparison.Ordinal))
        {
            Exceptions.Enqueue(thrown.Exception.GetType().Name + ": " + thrown.Exception.Message);
        }
    }

    private sealed class Category(Overheard overheard, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var line = new StringBuilder(name).Append(CultureInfo.InvariantCulture, $"[{eventId}] {logLevel} ");
            line.Append(formatter(state, exception)).Append(' ').Append(exception);
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                // A structured log keeps them apart from the sentence.
                line.AppendJoin(' ', values.Select(value => $" {value.Key}={value.Value}"));
            }
            overheard._scopes?.ForEachScope((scope, into) => into.Append(" => ").Append(scope), line);
            overheard.Log.Enqueue(line.ToString());
        }
    }
}
