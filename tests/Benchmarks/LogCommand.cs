using System.CommandLine;
using ElephantBoard.Benchmarks.Load;

namespace ElephantBoard.Benchmarks;

internal static class LogCommand
{
    public static Command Make()
    {
        var disk = new Option<string?>("--disk") { Description = "Folder on the disk to measure (the temporary one)." };
        var seconds = Numbers.Option("--seconds", "Length of each run.", 5d, min: 0.1, max: 86_400);
        var runs = Numbers.Option("--runs", "Runs of each rate.", 3, min: 1, max: 1_000);
        var command = new Command(
            "log",
            "The log without a server over it: flat out, and at the rates of the load's rows."
        )
        {
            disk,
            seconds,
            runs,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetValue(disk) ?? Path.GetTempPath();
                var time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
                await LogAppends.RunAsync(folder, time, cancellationToken);
                var report = new Report();
                foreach (var rate in (double[])[100, 600])
                {
                    var latencies = new List<(double P50, double P99)>();
                    for (var run = 0; run < parsed.GetValue(runs); run++)
                    {
                        var latency = await LogRun.RunAsync(folder, rate, time, cancellationToken);
                        latencies.Add((Measured.Milliseconds(latency, 50), Measured.Milliseconds(latency, 99)));
                    }
                    var name = $"one room, {rate}/s";
                    report.Add(name, "log", "append p50, ms", latencies.Select(run => run.P50), "0.00");
                    report.Add(name, "log", "append p99, ms", latencies.Select(run => run.P99), "0.00");
                }
                report.Write();
            }
        );
        return command;
    }
}
