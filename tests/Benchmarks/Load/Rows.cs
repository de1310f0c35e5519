using System.Globalization;
using ElephantBoard.Link.Transports;
using HdrHistogram;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The rows of the report; each is a load for a running server.</summary>
internal sealed class Rows(RowContext context)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    // If p99 is above this, the rate is not sustained.
    private const double MaxP99 = 200;

    public async Task RunAsync(string row, string entrance, CancellationToken cancellationToken)
    {
        await using var way = context.Way(entrance);
        switch (row)
        {
            case "modest":
                await PacedAsync(row, entrance, way, context.Options.Rate, cancellationToken);
                break;
            case "busy":
                await PacedAsync(row, entrance, way, context.Options.Rate * 6, cancellationToken);
                break;
            case "saturation":
                await SaturationAsync(entrance, way, cancellationToken);
                break;
            case "durable":
                await DurableAsync(entrance, way, cancellationToken);
                break;
            case "rooms":
                await new Growth(context).RoomsAsync(entrance, way, cancellationToken);
                break;
            case "grow":
                await new Growth(context).PeopleAsync(entrance, way, cancellationToken);
                break;
            case "join":
                await new Newcomers(context.Options, context.Server, context.Report, context.Progress).RunAsync(
                    entrance,
                    way,
                    cancellationToken
                );
                break;
            default:
                throw new ArgumentException($"No row is called {row}.");
        }
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
        await using var crowd = await context.CrowdAsync(
            entrance,
            way,
            context.Options.People,
            context.Options.Writers,
            cancellationToken
        );
        await context.MeasureAsync("warm up", crowd, rate, WarmUp, cancellationToken);
        for (var run = 0; run < context.Options.Runs; run++)
        {
            logs.Add(await LogRun.RunAsync(context.Options.Disk, rate, TimeSpan.FromSeconds(2), cancellationToken));
            runs.Add(
                await context.MeasureAsync($"{row} {run + 1}", crowd, rate, context.Options.Duration, cancellationToken)
            );
        }
        var busy = row == "busy";
        Latency(row, entrance, 50, runs);
        AboveLog(row, entrance, 50, runs, logs, busy ? 2 : 1);
        Latency(row, entrance, 99, runs);
        AboveLog(row, entrance, 99, runs, logs, busy ? 5 : 3);
        Answers(row, entrance, runs);
        Cpu(
            row,
            entrance,
            runs,
            busy ? 0.6
                : context.Options.IsHub(entrance) ? 0.95
                : 1
        );
        context.Report.Add(
            row,
            entrance,
            "bytes per delivery",
            runs.Select(run => run.BytesPerDelivery),
            "0.0",
            busy ? ""
                : context.Options.IsHub(entrance) ? "≤ 120"
                : "≤ 45"
        );
        context.Report.Add(row, entrance, "server memory, MiB", runs.Select(run => run.MemoryMiB), "0", "≤ 165");
        context.Common(row, entrance, runs);
        await context.CountAsync(
            row,
            entrance,
            crowd,
            duration =>
                crowd.Drive(rate, duration, done => context.Progress($"{row}: counts", done), cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Reports by how much the deliveries take longer than the commits of the log alone, and those.</summary>
    private void AboveLog(
        string row,
        string entrance,
        double percentile,
        List<Measured> runs,
        List<LongHistogram> logs,
        double toReach
    )
    {
        var alone = logs.Select(log => Measured.Milliseconds(log, percentile)).ToArray();
        var above = runs.Zip(alone, (run, log) => Measured.Milliseconds(run.Latency, percentile) - log);
        context.Report.Add(row, entrance, $"… the log's own p{percentile}, ms", alone, "0.00");
        context.Report.Add(
            row,
            entrance,
            $"… p{percentile} above the log's, ms",
            above,
            "0.00",
            string.Create(CultureInfo.InvariantCulture, $"≤ {toReach:0.0}")
        );
    }

    /// <param name="share">The share to reach of what a bare SignalR hub takes.</param>
    private void Cpu(string row, string entrance, List<Measured> runs, double share)
    {
        var toReach = string.Create(CultureInfo.InvariantCulture, $"≤ {share:0.00} × bare SignalR's");
        var each = runs.Select(run => run.CpuPer100K).ToArray();
        context.Report.Add(row, entrance, "server CPU s per 100,000", each, "0.00", toReach);
        if (context.Options.Beside?.CpuPer100K(row) is { } bare)
        {
            context.Report.Add(
                row,
                entrance,
                string.Create(CultureInfo.InvariantCulture, $"… as a multiple of bare SignalR's {bare:0.00}"),
                each.Select(cpu => cpu / bare),
                "0.00",
                string.Create(CultureInfo.InvariantCulture, $"≤ {share:0.00}")
            );
        }
    }

    /// <summary>Raises the rate until p99 is above the bound or the rate is not reached, then bisects the last step twice.</summary>
    private async Task SaturationAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        await using var crowd = await context.CrowdAsync(
            entrance,
            way,
            context.Options.People,
            context.Options.Writers,
            cancellationToken
        );
        await context.MeasureAsync("warm up", crowd, 1000, WarmUp, cancellationToken);
        var runs = new List<Measured>();
        for (var run = 0; run < context.Options.Runs; run++)
        {
            Measured? best = null;
            var (good, bad) = (0.0, 0.0);
            for (var rate = 1000.0; (bad == 0 ? rate : bad / good) > (bad == 0 ? 0 : 1.12); )
            {
                var tried = await context.MeasureAsync(
                    $"{rate:0}/s",
                    crowd,
                    rate,
                    TimeSpan.FromSeconds(4),
                    cancellationToken
                );
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
        context.Report.Add("saturation", entrance, "deliveries/s", runs.Select(run => run.DeliveriesPerSecond), "#,0");
        context.Report.Add(
            "saturation",
            entrance,
            "deliveries per second of one core",
            runs.Select(run => run.DeliveriesPerCore),
            "#,0",
            "≥ 1.2 × bare SignalR's"
        );
        context.Report.Add("saturation", entrance, "changes/s", runs.Select(run => run.ChangesPerSecond), "#,0");
        Latency("saturation", entrance, 50, runs);
        Latency("saturation", entrance, 99, runs, "≤ 200");
        Answers("saturation", entrance, runs);
        context.Common("saturation", entrance, runs);
    }

    private async Task DurableAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        await using var crowd = await context.CrowdAsync(
            entrance,
            way,
            context.Options.People,
            context.Options.Writers,
            cancellationToken
        );
        await context.MeasureAsync("warm up", crowd, 1000, WarmUp, cancellationToken);
        var runs = new List<Measured>();
        for (var run = 0; run < context.Options.Runs; run++)
        {
            runs.Add(
                await Meter.RunAsync(
                    crowd,
                    context.Server,
                    () =>
                        crowd.Press(
                            256,
                            TimeSpan.FromSeconds(5),
                            done => context.Progress("durable", done),
                            cancellationToken
                        ),
                    cancellationToken
                )
            );
        }
        context.Report.Add(
            "durable",
            entrance,
            "changes/s, one room",
            runs.Select(run => run.ChangesPerSecond),
            "#,0",
            context.Options.IsHub(entrance) ? "≥ 15,000" : "≥ 25,000"
        );
        context.Report.Add(
            "durable",
            entrance,
            "server CPU µs per change",
            runs.Select(run => run.CpuSeconds * 1e6 / run.Accepted),
            "0"
        );
        context.Common("durable", entrance, runs);
        await context.CountAsync(
            "durable",
            entrance,
            crowd,
            duration =>
                crowd.Press(256, duration, done => context.Progress("durable: counts", done), cancellationToken),
            cancellationToken
        );
    }

    private void Latency(string row, string entrance, double percentile, List<Measured> runs, string toReach = "") =>
        context.Report.Add(
            row,
            entrance,
            $"latency p{percentile}, ms",
            runs.Select(run => Measured.Milliseconds(run.Latency, percentile)),
            "0.00",
            toReach
        );

    private void Answers(string row, string entrance, List<Measured> runs)
    {
        foreach (var percentile in (double[])[50, 99])
        {
            context.Report.Add(
                row,
                entrance,
                $"answer p{percentile}, ms",
                runs.Select(run => Measured.Milliseconds(run.Answers, percentile)),
                "0.00"
            );
        }
    }
}
