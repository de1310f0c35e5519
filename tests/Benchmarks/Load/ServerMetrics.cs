using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>Reads counts of a running server over EventPipe, as dotnet-counters does. As long as it is open, the server collects them every second,
/// which costs it a little.</summary>
internal sealed class ServerMetrics : IAsyncDisposable
{
    private const string Allocated = "dotnet.gc.heap.total_allocated";
    private const string WorkItems = "dotnet.thread_pool.work_item.count";
    private const string Collections = "dotnet.gc.collections";
    private const string Appends = "elephantboard.room.append.duration";

    private const string Syncs = "elephantboard.log.syncs";
    private const string FanOuts = "elephantboard.room.fanout.duration";

    private const string Source = "System.Diagnostics.Metrics";
    private const EventKeywords TimeSeriesValues = (EventKeywords)2;
    private const string Metrics =
        $"System.Runtime\\{Allocated},System.Runtime\\{WorkItems},System.Runtime\\{Collections},ElephantBoard.Server\\{Appends},ElephantBoard.Server\\{Syncs},ElephantBoard.Server\\{FanOuts}";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly EventPipeSession _session;
    private readonly Task _reading;
    private readonly Lock _lock = new();

    // The last value by instrument and tags.
    private readonly Dictionary<(string Instrument, string Tags), double> _values = [];
    private DateTime _collected;
    private TaskCompletionSource<ServerCounts>? _waiting;
    private DateTime _waitingFor;

    private ServerMetrics(EventPipeSession session)
    {
        _session = session;
        _reading = Task.Factory.StartNew(
            Read,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <exception cref="ServerNotAvailableException">The process is no .NET process of this user, or its diagnostics are off.</exception>
    public static async Task<ServerMetrics> OpenAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, string>
        {
            ["SessionId"] = Guid.NewGuid().ToString(),
            ["Metrics"] = Metrics,
            ["RefreshInterval"] = "1",
            ["MaxTimeSeries"] = "100",
            ["MaxHistograms"] = "10",
        };
        var provider = new EventPipeProvider(Source, EventLevel.Informational, (long)TimeSeriesValues, arguments);
        var client = new DiagnosticsClient(server.Id);
        return new(await client.StartEventPipeSessionAsync([provider], false, token: cancellationToken));
    }

    /// <summary>Returns the counts of everything that the server has done before this call. Takes up to two seconds. One call at a time.</summary>
    public async Task<ServerCounts> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = new TaskCompletionSource<ServerCounts>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            (_waiting, _waitingFor) = (waiting, DateTime.UtcNow);
        }
        var first = await Task.WhenAny(waiting.Task, _reading).WaitAsync(Bound, cancellationToken);
        return first == waiting.Task
            ? await waiting.Task
            : throw new InvalidOperationException("The server ended the session of its metrics.");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _session.StopAsync(CancellationToken.None);
        }
        catch (ServerNotAvailableException)
        {
            // The server is gone.
        }
        await _reading;
        _session.Dispose();
    }

    private void Read()
    {
        using var source = new EventPipeEventSource(_session.EventStream);
        source.Dynamic.All += OnEvent;
        source.Process();
    }

    private void OnEvent(TraceEvent happened)
    {
        if (happened.ProviderName != Source)
        {
            return;
        }
        lock (_lock)
        {
            // The library writes CollectionStart as Collection/Start.
            switch (happened.EventName.Replace("/", "", StringComparison.Ordinal))
            {
                case "CollectionStart":
                    _collected = happened.TimeStamp.ToUniversalTime();
                    break;
                case "CounterRateValuePublished":
                    _values[Key(happened)] = Number(happened, "value");
                    break;
                case "HistogramValuePublished":
                    // The count is that of one interval.
                    var key = Key(happened);
                    _values[key] = _values.GetValueOrDefault(key) + Number(happened, "count");
                    break;
                case "CollectionStop" when _waiting is { } waiting && _collected >= _waitingFor:
                    _waiting = null;
                    waiting.SetResult(
                        new(
                            Total(Allocated),
                            Total(WorkItems),
                            Total(Collections),
                            Total(Appends),
                            Total(Syncs),
                            Total(FanOuts)
                        )
                    );
                    break;
            }
        }
    }

    private double Total(string instrument) =>
        _values.Where(value => value.Key.Instrument == instrument).Sum(value => value.Value);

    private static (string, string) Key(TraceEvent happened) =>
        ((string)happened.PayloadByName("instrumentName"), (string)happened.PayloadByName("tags"));

    private static double Number(TraceEvent happened, string field) =>
        Convert.ToDouble(happened.PayloadByName(field), CultureInfo.InvariantCulture);
}
