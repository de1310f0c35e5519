using System.Diagnostics;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>Measures a crowd while a load runs.</summary>
internal static class Meter
{
    public static async Task<Measured> RunAsync(
        Crowd crowd,
        ServerProcess server,
        Action drive,
        CancellationToken cancellationToken
    )
    {
        crowd.Reset();
        var begun = Stopwatch.GetTimestamp();
        var cpu = server.CpuSeconds;
        var own = Environment.CpuUsage.TotalTime;
        await Task.Factory.StartNew(drive, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var missing = await crowd.SettleAsync(TimeSpan.FromSeconds(15), cancellationToken);
        var tallies = crowd.Clients.Select(client => client.Tally).ToArray();
        var (latency, answers) = (Tally.New(), Tally.New());
        foreach (var tally in tallies)
        {
            latency.Add(tally.Latency);
            answers.Add(tally.Answers);
        }
        return new()
        {
            Seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds,
            Accepted = tallies.Sum(tally => tally.Accepted),
            Refused = tallies.Sum(tally => tally.Refused),
            Refusal = tallies.Select(tally => tally.Refusal).FirstOrDefault(refusal => refusal is not null),
            Deliveries = tallies.Sum(tally => tally.Deliveries),
            Missing = missing,
            Gaps = tallies.Sum(tally => tally.Gaps),
            Frames = tallies.Sum(tally => tally.Frames),
            StreamBytes = tallies.Sum(tally => tally.StreamBytes),
            CpuSeconds = server.CpuSeconds - cpu,
            ClientCpuSeconds = (Environment.CpuUsage.TotalTime - own).TotalSeconds,
            MemoryMiB = server.MemoryMiB,
            Latency = latency,
            Answers = answers,
        };
    }
}
