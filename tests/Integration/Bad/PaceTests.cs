using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class PaceTests
{
    [Fact]
    public async Task Bad15_10000_commands_at_once_from_one_client_are_mostly_refused_and_disturb_nobody()
    {
        const int commands = 10_000;
        (string, string)[] slow =
        [
            ("ElephantBoard:Limits:CommandsPerSecond", "50"),
            ("ElephantBoard:Limits:CommandBurst", "100"),
        ];
        await using var server = await RunningServer.StartAsync(settings: slow);
        await using var room = await Workshop.OpenAsync(server.Grpc, 2, 2);
        var (hasty, calm) = (room.People[1], room.People[2]);
        var journal = new Journal();
        var flood = Task.WhenAll(
            Enumerable.Range(1, commands).Select(n => room.TryAsync(journal.Move(room.Elephants[0], 1, (uint)n), hasty))
        );
        var others = 0;
        while (!flood.IsCompleted && others < 50)
        {
            await room.DoAsync(journal.Move(room.Elephants[1], 2, (uint)++others), calm)
                .Within("somebody else's command");
        }
        var answers = await flood.Within("an answer to each");
        var refused = answers.Where(answer => answer.Refusal is not null).Select(answer => answer.Refusal).ToList();
        Assert.True(others > 0);
        Assert.True(refused.Count > commands / 2, $"{refused.Count} refused.");
        Assert.All(refused, refusal => Assert.Equal(RefusalCode.TooFast, refusal.Code));
        Refusals.Says(RefusalCode.TooFast, refused[0]);
        Assert.Equal("50", refused[0].Parameters["limit"]);
        // What was accepted, and only that, is in the timeline.
        var moves = (await room.EventsAsync()).Count(evt => evt.Moved?.Elephant == room.Elephants[0]);
        Assert.Equal(commands - refused.Count, moves);
    }
}
