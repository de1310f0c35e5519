using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using HdrHistogram;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The rows of the report; each is a load for a running server.</summary>
internal sealed class Rows(LoadOptions options, ServerProcess server, Report report, Action<string, double> progress)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    // If p99 is above this, the rate is not sustained.
    private const double MaxP99 = 200;

    public async Task RunAsync(string row, string entrance, CancellationToken cancellationToken)
    {
        await using var way = Way(entrance);
        switch (row)
        {
            case "modest":
                await PacedAsync(row, entrance, way, options.Rate, cancellationToken);
                break;
            case "busy":
                await PacedAsync(row, entrance, way, options.Rate * 6, cancellationToken);
                break;
            case "saturation":
                await SaturationAsync(entrance, way, cancellationToken);
                break;
            case "durable":
                await DurableAsync(entrance, way, cancellationToken);
                break;
            case "rooms":
                await ManyRoomsAsync(entrance, way, cancellationToken);
                break;
            case "join":
                await new Newcomers(options, server, report, progress).RunAsync(entrance, way, cancellationToken);
                break;
            default:
                throw new ArgumentException($"No row is called {row}.");
        }
    }

    private IEntrance Way(string entrance) =>
        options.IsHub(entrance) ? new HubEntrance(options.Server) : new GrpcEntrance(options.Grpc);

    private LoadClient Connect(string entrance, Membership membership, Tokens tokens) =>
        options.IsHub(entrance)
            ? new HubLoadClient(options.Server, membership, tokens)
            : new GrpcLoadClient(options.Grpc, membership, tokens);

    private async Task<Crowd> CrowdAsync(
        string entrance,
        IEntrance way,
        int people,
        int writers,
        CancellationToken token
    )
    {
        var room = await LoadRoom.OpenAsync(way, people, writers, 30, done => progress("room", done), token);
        var crowd = new Crowd();
        await crowd.EnterAsync(room, (membership, tokens) => Connect(entrance, membership, tokens), writers, token);
        return crowd;
    }

    private async Task PacedAsync(
        string row,
        string entrance,
        IEntrance way,
        double rate,
        CancellationToken cancellationToken
    )
    {
        var (runs, logs) = (new List<Measured>(), new List<LongHistogram>());
        await using var crowd = await CrowdAsync(entrance, way, options.People, options.Writers, cancellationToken);
        await MeasureAsync("warm up", crowd, rate, WarmUp, cancellationToken);
        for (var run = 0; run < options.Runs; run++)
        {
            logs.Add(await LogRun.RunAsync(options.Disk, rate, TimeSpan.FromSeconds(2), cancellationToken));
            runs.Add(await MeasureAsync($"{row} {run + 1}", crowd, rate, options.Duration, cancellationToken));
        }
        var busy = row == "busy";
        var logP99 = logs.Select(log => Measured.Milliseconds(log, 99)).Order().ElementAt(logs.Count / 2);
        Latencies(
            row,
            entrance,
            runs,
            busy ? "≤ 3" : "≤ 1.0",
            $"≤ {logP99 + (busy ? 3 : 2):0.0} (the log's + {(busy ? 3 : 2)})"
        );
        report.Add(row, entrance, "the log's own p50, ms", logs.Select(log => Measured.Milliseconds(log, 50)), "0.00");
        report.Add(row, entrance, "the log's own p99, ms", logs.Select(log => Measured.Milliseconds(log, 99)), "0.00");
        var cpu =
            busy ? "≤ 0.85"
            : options.IsHub(entrance) ? "≤ 2.4"
            : "≤ 1.5";
        report.Add(row, entrance, "server CPU s per 100,000", runs.Select(run => run.CpuPer100K), "0.00", cpu);
        report.Add(
            row,
            entrance,
            "bytes per delivery",
            runs.Select(run => run.BytesPerDelivery),
            "0.0",
            busy ? ""
                : options.IsHub(entrance) ? "≤ 120"
                : "≤ 45"
        );
        report.Add(row, entrance, "server memory, MiB", runs.Select(run => run.MemoryMiB), "0", "≤ 165");
        Common(row, entrance, runs);
    }

    /// <summary>Raises the rate until p99 is above the bound or the rate is not reached, then bisects the last step twice.</summary>
    private async Task SaturationAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        await using var crowd = await CrowdAsync(entrance, way, options.People, options.Writers, cancellationToken);
        await MeasureAsync("warm up", crowd, 1000, WarmUp, cancellationToken);
        var runs = new List<Measured>();
        for (var run = 0; run < options.Runs; run++)
        {
            Measured? best = null;
            var (good, bad) = (0.0, 0.0);
            for (var rate = 1000.0; (bad == 0 ? rate : bad / good) > (bad == 0 ? 0 : 1.12); )
            {
                var tried = await MeasureAsync($"{rate:0}/s", crowd, rate, TimeSpan.FromSeconds(4), cancellationToken);
                if (Measured.Milliseconds(tried.Latency, 99) <= MaxP99 && tried.Missing == 0 && tried.Refused == 0)
                {
                    (good, best) = (rate, tried);
                }
                else
                {
                    bad = rate;
                    if (good == 0)
                    {
                        break;
                    }
                }
                rate = bad == 0 ? rate * 2 : (good + bad) / 2;
            }
            if (best is not null)
            {
                runs.Add(best);
            }
        }
        if (runs.Count == 0)
        {
            throw new InvalidOperationException("Not even 1,000 changes a second were sustained.");
        }
        var toReach = options.IsHub(entrance) ? "≥ 1.0 M" : "≥ 1.5 M";
        report.Add("saturation", entrance, "deliveries/s", runs.Select(run => run.DeliveriesPerSecond), "#,0");
        report.Add(
            "saturation",
            entrance,
            "deliveries per second of one core",
            runs.Select(run => run.DeliveriesPerCore),
            "#,0",
            toReach
        );
        report.Add("saturation", entrance, "changes/s", runs.Select(run => run.ChangesPerSecond), "#,0");
        Latencies("saturation", entrance, runs, "", "≤ 200");
        Common("saturation", entrance, runs);
    }

    private async Task DurableAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        await using var crowd = await CrowdAsync(entrance, way, options.People, options.Writers, cancellationToken);
        await MeasureAsync("warm up", crowd, 1000, WarmUp, cancellationToken);
        var runs = new List<Measured>();
        for (var run = 0; run < options.Runs; run++)
        {
            runs.Add(
                await Meter.RunAsync(
                    crowd,
                    server,
                    () =>
                        crowd.Press(256, TimeSpan.FromSeconds(5), done => progress("durable", done), cancellationToken),
                    cancellationToken
                )
            );
        }
        report.Add(
            "durable",
            entrance,
            "changes/s, one room",
            runs.Select(run => run.ChangesPerSecond),
            "#,0",
            "≥ 25,000"
        );
        report.Add(
            "durable",
            entrance,
            "server CPU µs per change",
            runs.Select(run => run.CpuSeconds * 1e6 / run.Accepted),
            "0"
        );
        Common("durable", entrance, runs);
    }

    private async Task ManyRoomsAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        await using var crowd = new Crowd();
        for (var i = 0; i < options.Rooms; i++)
        {
            progress("rooms", (double)i / options.Rooms);
            var room = await LoadRoom.OpenAsync(way, 1, 1, 30, _ => { }, cancellationToken);
            await crowd.EnterAsync(
                room,
                (membership, tokens) => Connect(entrance, membership, tokens),
                1,
                cancellationToken
            );
        }
        var runs = new List<Measured>();
        for (var run = 0; run <= options.Runs; run++)
        {
            var measured = await Meter.RunAsync(
                crowd,
                server,
                () => crowd.Press(16, TimeSpan.FromSeconds(5), done => progress("many rooms", done), cancellationToken),
                cancellationToken
            );
            if (run > 0)
            {
                runs.Add(measured);
            }
        }
        var name = $"{options.Rooms} rooms";
        report.Add(name, entrance, "changes/s, all rooms", runs.Select(run => run.ChangesPerSecond), "#,0", "≥ 40,000");
        report.Add(name, entrance, "server memory, MiB", runs.Select(run => run.MemoryMiB), "0");
        Common(name, entrance, runs);
    }

    private Task<Measured> MeasureAsync(
        string name,
        Crowd crowd,
        double rate,
        TimeSpan duration,
        CancellationToken cancellationToken
    ) =>
        Meter.RunAsync(
            crowd,
            server,
            () => crowd.Drive(rate, duration, done => progress(name, done), cancellationToken),
            cancellationToken
        );

    private void Latencies(string row, string entrance, List<Measured> runs, string p50, string p99)
    {
        report.Add(
            row,
            entrance,
            "latency p50, ms",
            runs.Select(run => Measured.Milliseconds(run.Latency, 50)),
            "0.00",
            p50
        );
        report.Add(
            row,
            entrance,
            "latency p99, ms",
            runs.Select(run => Measured.Milliseconds(run.Latency, 99)),
            "0.00",
            p99
        );
        report.Add(row, entrance, "answer p50, ms", runs.Select(run => Measured.Milliseconds(run.Answers, 50)), "0.00");
        report.Add(row, entrance, "answer p99, ms", runs.Select(run => Measured.Milliseconds(run.Answers, 99)), "0.00");
    }

    private void Common(string row, string entrance, List<Measured> runs)
    {
        report.Add(row, entrance, "changes per frame", runs.Select(run => run.ChangesPerFrame), "0.0");
        report.Add(
            row,
            entrance,
            "load tool's own CPU s per 100,000",
            runs.Select(run => run.ClientCpuSeconds * 100_000 / run.Deliveries),
            "0.00"
        );
        report.Add(
            row,
            entrance,
            "changes not delivered, or refused",
            runs.Select(run => (double)(run.Missing + run.Gaps + run.Refused)),
            "0",
            "0"
        );
        if (runs.FirstOrDefault(run => run.Refusal is not null) is { } refused)
        {
            throw new InvalidOperationException("The server refused: " + refused.Refusal);
        }
    }
}
