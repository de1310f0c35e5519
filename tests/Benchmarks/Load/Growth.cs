using ElephantBoard.Link.Transports;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>What a delivery costs as a room, or the number of rooms, grows.</summary>
internal sealed class Growth(RowContext context)
{
    private const double DeliveriesPerSecond = 20_000;

    // Rooms that are opened at the same time.
    private const int Together = 32;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly int[] Sizes = [10, 50, 200, 1_000];

    /// <summary>Measures rooms of several sizes at the same number of deliveries per second.</summary>
    public async Task PeopleAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        double? costOf50 = null;
        foreach (var people in Sizes)
        {
            var row = $"grow, {people} people";
            var before = context.Server.MemoryMiB;
            var writers = Math.Max(2, people / 5);
            await using var crowd = await context.CrowdAsync(entrance, way, people, writers, cancellationToken);
            var inside = context.Server.MemoryMiB;
            var rate = DeliveriesPerSecond / people;
            await context.MeasureAsync($"{people} people: warm up", crowd, rate, WarmUp, cancellationToken);
            var runs = new List<Measured>();
            for (var run = 0; run < context.Options.Runs; run++)
            {
                var name = $"{people} people {run + 1}";
                runs.Add(await context.MeasureAsync(name, crowd, rate, context.Options.Duration, cancellationToken));
            }
            var cpu = runs.Select(run => run.CpuPer100K).Order().ToArray();
            context.Report.Add(
                row,
                entrance,
                "server CPU s per 100,000",
                cpu,
                "0.00",
                costOf50 is { } cost ? $"≤ {2 * cost:0.00} (twice that of 50)" : ""
            );
            costOf50 ??= people == 50 ? cpu[cpu.Length / 2] : null;
            context.Report.Add(
                row,
                entrance,
                "latency p99, ms",
                runs.Select(run => Measured.Milliseconds(run.Latency, 99)),
                "0.00"
            );
            context.Report.Add(row, entrance, "server memory before, MiB", [before], "0");
            context.Report.Add(row, entrance, "server memory with the people in, MiB", [inside], "0");
            context.Report.Add(
                row,
                entrance,
                "server memory after, MiB",
                runs.Select(run => run.MemoryMiB),
                "0",
                people == 200 ? "≤ 185" : ""
            );
            context.Common(row, entrance, runs);
        }
    }

    /// <summary>Measures several numbers of rooms with one person each, who sends changes without a pause.</summary>
    public async Task RoomsAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        foreach (var count in context.Options.Rooms)
        {
            await RoomsAsync(count, entrance, way, cancellationToken);
        }
    }

    private async Task RoomsAsync(int count, string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        var rooms = new LoadRoom[count];
        var opened = 0;
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                rooms[i] = await LoadRoom.OpenAsync(way, 1, 1, 30, _ => { }, token);
                context.Progress($"{count} rooms", (double)Interlocked.Increment(ref opened) / count);
            }
        );
        await using var crowd = new Crowd();
        foreach (var room in rooms)
        {
            await crowd.EnterAsync(
                room,
                (membership, tokens) => context.Connect(entrance, membership, tokens),
                1,
                cancellationToken
            );
        }
        var runs = new List<Measured>();
        for (var run = 0; run <= context.Options.Runs; run++)
        {
            var measured = await Meter.RunAsync(
                crowd,
                context.Server,
                () =>
                    crowd.Press(
                        16,
                        TimeSpan.FromSeconds(5),
                        done => context.Progress($"{count} rooms", done),
                        cancellationToken
                    ),
                cancellationToken
            );
            if (run > 0)
            {
                runs.Add(measured);
            }
        }
        var row = $"rooms, {count}";
        context.Report.Add(
            row,
            entrance,
            "changes/s, all rooms",
            runs.Select(run => run.ChangesPerSecond),
            "#,0",
            count >= 500 ? "≥ 40,000" : ""
        );
        context.Report.Add(
            row,
            entrance,
            "server CPU µs per change",
            runs.Select(run => run.CpuSeconds * 1e6 / run.Accepted),
            "0"
        );
        context.Report.Add(row, entrance, "server memory, MiB", runs.Select(run => run.MemoryMiB), "0");
        context.Common(row, entrance, runs);
    }
}
