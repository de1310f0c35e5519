using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Integration.Hard;

[Collection(nameof(Alone))]
public sealed class HistoryTests(ITestOutputHelper output)
{
    private const int AtOnce = 6;

    [Fact]
    public async Task Lost5_all_who_hold_a_place_hold_the_same_room_after_any_history_over_bad_links()
    {
        var first = Environment.TickCount & 0xFFFFFF;
        var histories = Proofs.Number(commit: 40, night: 3_000);
        await using var server = await RunningServer.StartAsync();
        // Its links are cut, also while a question is being read: gRPC tells that as an error.
        server.Expect("The request stream was aborted.");
        var (commands, places) = (0, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(first, histories),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (seed, _) =>
            {
                try
                {
                    await using var history = await History.BeginAsync(server, seed);
                    await history.RunAsync();
                    Interlocked.Add(ref commands, history.Accepted);
                    Interlocked.Add(ref places, history.Compared);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"The history of seed {seed}: {fault.Message}", fault);
                }
            }
        );
        output.WriteLine(
            $"{histories} histories from seed {first}: {commands} accepted commands, {places} fingerprints compared, 0 differ."
        );
    }
}
