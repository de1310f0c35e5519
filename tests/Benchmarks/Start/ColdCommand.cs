using System.CommandLine;
using System.Diagnostics;
using ElephantBoard.Benchmarks.Load;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Benchmarks.Start;

/// <summary>Measures the time to the first answer from a large room that a running server has not loaded yet.</summary>
internal static class ColdCommand
{
    private const int People = 12;
    private const int Elephants = 200;
    private const int Letters = 60;
    private const int Parallel = 500;
    private const int Joins = 200;
    private const ulong Lane = 4_711;

    public static System.CommandLine.Command Make()
    {
        var start = new Option<string>("--start")
        {
            Description =
                "Command line that starts the server on a data folder of its own, without a shell around it. Raise its limits by ElephantBoard__Limits__CommandsPerSecond and __CommandBurst.",
            Required = true,
        };
        var grpc = Loopback.Option("--grpc", "gRPC of the server that it starts.", "http://127.0.0.1:8081");
        var events = Numbers.Option("--events", "Events in each large room.", 10_000, min: 1, max: 1_000_000);
        var rooms = Numbers.Option("--rooms", "Large rooms.", 5, min: 1, max: 100);
        var command = new System.CommandLine.Command("cold", "Time until a large room answers that is not in memory.")
        {
            start,
            grpc,
            events,
            rooms,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var entrance = new GrpcEntrance(parsed.GetValue(grpc)!);
                var codes = new List<string>();
                await WithServerAsync(
                    parsed.GetValue(start)!,
                    entrance,
                    async () =>
                    {
                        // The last two are small: the first request of a process includes other costs, and many people join the other.
                        for (var room = 0; room <= parsed.GetValue(rooms) + 1; room++)
                        {
                            var size = room >= parsed.GetValue(rooms) ? 10 : parsed.GetValue(events);
                            codes.Add(await MakeAsync(entrance, size, cancellationToken));
                        }
                    },
                    cancellationToken
                );
                var (times, joins) = (new List<double>(), 0d);
                await WithServerAsync(
                    parsed.GetValue(start)!,
                    entrance,
                    async () =>
                    {
                        await entrance.DescribeRoomAsync(codes[^1], null, cancellationToken);
                        foreach (var code in codes[..^2])
                        {
                            var begun = Stopwatch.GetTimestamp();
                            var answer = await entrance.DescribeRoomAsync(code, null, cancellationToken);
                            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                            _ = answer.Room ?? throw new InvalidOperationException(answer.Refusal.Sentence);
                        }
                        joins = await JoinAsync(entrance, codes[^2], cancellationToken);
                    },
                    cancellationToken
                );
                var report = new Report();
                report.Add("cold room", "grpc", $"ms to describe {parsed.GetValue(events)} events", times, "0", "≤ 50");
                report.Add(
                    "cold room",
                    "grpc",
                    $"ms until {Joins} people who join at once are in",
                    [joins],
                    "0",
                    "≤ 1000"
                );
                report.Write();
            }
        );
        return command;
    }

    /// <summary>Lets many people join at once. Returns the milliseconds until all are in.</summary>
    private static async Task<double> JoinAsync(GrpcEntrance entrance, string code, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, Joins)
                .Select(number =>
                    entrance.JoinAsync(
                        new JoinRequest
                        {
                            Code = code,
                            Person = new Person { Name = $"Newcomer {number}", Department = 1 },
                        },
                        cancellationToken
                    )
                )
        );
        return answers.FirstOrDefault(answer => answer.Joined is null) is { } refused
            ? throw new InvalidOperationException(refused.Refusal.Sentence)
            : Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task WithServerAsync(
        string commandLine,
        GrpcEntrance entrance,
        Func<Task> work,
        CancellationToken cancellationToken
    )
    {
        var words = commandLine.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        using var server = Process.Start(
            new ProcessStartInfo(words[0], words.Length > 1 ? words[1] : "") { RedirectStandardOutput = true }
        )!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        try
        {
            await ReadyAsync(entrance, cancellationToken);
            await work();
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task ReadyAsync(GrpcEntrance entrance, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await entrance.DescribeRoomAsync("0000000000", null, cancellationToken);
                return;
            }
            catch (LinkBrokenException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    /// <summary>Creates a room with a number of events, nearly all of them moves of its 200 elephants. Returns its code.</summary>
    private static async Task<string> MakeAsync(GrpcEntrance entrance, int events, CancellationToken cancellationToken)
    {
        var room = await LoadRoom.OpenAsync(entrance, People, Elephants, Letters, _ => { }, cancellationToken);
        var host = room.People[0];
        var counter = 0u;
        for (var left = events - (int)room.Place.Sequence; left > 0; left -= Parallel)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(left, Parallel)).Select(_ => MoveAsync()));
        }
        return host.Code;

        async Task MoveAsync()
        {
            var number = Interlocked.Increment(ref counter);
            var move = new MoveElephant
            {
                Elephant = room.Elephants[(int)number % Elephants],
                X = (int)(number % 997),
                Y = (int)(number % 787),
            };
            var id = new CommandId { Lane = Lane, Counter = number };
            var answer = await entrance.DoAsync(host, new() { Id = id, MoveElephant = move }, cancellationToken);
            _ = answer.Accepted ?? throw new InvalidOperationException(answer.Refusal.Sentence);
        }
    }
}
