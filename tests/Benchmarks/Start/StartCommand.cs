using System.CommandLine;
using System.Diagnostics;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Benchmarks.Start;

/// <summary>Measures the time from the start of a server's process to its first accepted change.</summary>
internal static class StartCommand
{
    public static System.CommandLine.Command Make()
    {
        var start = new Option<string>("--start")
        {
            Description = "Command line that starts the server, without a shell around it.",
            Required = true,
        };
        start.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("--start is a command line, for example \"dotnet elephantboard.dll\".");
            }
        });
        var grpc = Loopback.Option("--grpc", "gRPC of the server that it starts.", "http://127.0.0.1:8081");
        var runs = Numbers.Option("--runs", "How often.", 5, min: 1, max: 1_000);
        var command = new System.CommandLine.Command("start", "Time from the start of the server to its first change.")
        {
            start,
            grpc,
            runs,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var times = new List<double>();
                for (var run = 0; run < parsed.GetValue(runs); run++)
                {
                    times.Add(await OnceAsync(parsed.GetValue(start)!, parsed.GetValue(grpc)!, cancellationToken));
                }
                var report = new Report();
                report.Add("start", "grpc", "ms to the first accepted change", times, "0", "≤ 1,200");
                report.Write();
            }
        );
        return command;
    }

    private static async Task<double> OnceAsync(string commandLine, Uri grpc, CancellationToken cancellationToken)
    {
        var words = commandLine.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        // Prepared before the clock starts, so that only the server's time counts.
        await using var entrance = new GrpcEntrance(grpc);
        await Assert(entrance, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        using var server = Process.Start(
            new ProcessStartInfo(words[0], words.Length > 1 ? words[1] : "") { RedirectStandardOutput = true }
        )!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        try
        {
            await FirstChangeAsync(entrance, cancellationToken);
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Fails if anything answers before the server is started.</summary>
    private static async Task Assert(GrpcEntrance entrance, CancellationToken cancellationToken)
    {
        try
        {
            await entrance.DescribeRoomAsync("0000000000", null, cancellationToken);
        }
        catch (LinkBrokenException)
        {
            return;
        }
        throw new InvalidOperationException("A server answers already. Stop it first.");
    }

    private static async Task FirstChangeAsync(GrpcEntrance entrance, CancellationToken cancellationToken)
    {
        var request = new OpenRoomRequest
        {
            Name = "Start",
            Departments = { "Sales", "Engineering" },
            Facilitator = new() { Name = "Host", Department = 1 },
        };
        while (true)
        {
            try
            {
                var opened = await entrance.OpenRoomAsync(request, cancellationToken);
                var membership = Membership.From(
                    opened.Opened ?? throw new InvalidOperationException(opened.Refusal.Sentence)
                );
                var answer = await entrance.DoAsync(
                    membership,
                    new()
                    {
                        Id = new() { Lane = 1, Counter = 1 },
                        GoToStage = new() { From = Stage.Gather, To = Stage.Spot },
                    },
                    cancellationToken
                );
                if (answer.Accepted is null)
                {
                    throw new InvalidOperationException(answer.Refusal.Sentence);
                }
                return;
            }
            catch (LinkBrokenException)
            {
                await Task.Delay(5, cancellationToken);
            }
        }
    }
}
