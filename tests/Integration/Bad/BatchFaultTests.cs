using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Bad;

/// <summary>Faults that nobody expects while a batch is stored: every command is answered, and the room is open again.</summary>
public sealed class BatchFaultTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lane10_commands_whose_batch_was_not_stored_are_refused_and_run_once_when_repeated(bool isStored)
    {
        var log = new FaultyLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(services => services.AddSingleton<IRoomLog>(_ => log));
        server.Expect("failed with NotSupportedException");
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 1);
        var move = new Command
        {
            Id = Workshop.NewId(),
            MoveElephant = new MoveElephant { Elephant = room.Elephants[0], X = 7 },
        };
        FailNext(log, isStored);

        var refused = await room.TryAsync(move).Within("an answer");
        Refusals.Says(RefusalCode.AskAgain, refused.Refusal);
        var place = await room.DoAsync(move).Within("the same command again");

        Assert.Equal(place, await room.DoAsync(move));
        Assert.Single(await room.EventsAsync(), evt => evt.Moved is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lane10_private_commands_whose_beat_was_not_stored_are_refused_and_later_beats_go_on(bool isStored)
    {
        var log = new FaultyLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(
            services => services.AddSingleton<IRoomLog>(_ => log),
            null,
            ("ElephantBoard:Limits:PrivateBeat", "0:00:00.02")
        );
        server.Expect("failed with NotSupportedException");
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        var author = await Guest.JoinAsync(server.Channel, code, "Ann", seat: 1, author: 2);
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        var round = (await host.LookAsync()).State.Round;
        await author.TakePocketAsync(round);
        var kept = new Kept();
        // A beat in which nobody sent anything may meet the fault first.
        for (var tries = 0; tries < 50 && kept.Refusal is null; tries++)
        {
            FailNext(log, isStored);
            kept = await author.KeepAsync(round, Put("One.")).Within("an answer");
        }
        Refusals.Says(RefusalCode.AskAgain, kept.Refusal);
        var again = await author.KeepAsync(round, Put("One.")).Within("the same command again");

        Assert.Null(again.Refusal);
        await host.DoAsync(Empty());
        Assert.Null((await author.KeepAsync(round, Put("Two."))).Refusal);
    }

    private static void FailNext(FaultyLog log, bool isStored)
    {
        if (isStored)
        {
            log.FailAfterNext();
        }
        else
        {
            log.FailBeforeNext();
        }
    }

    private static PocketCommand Put(string text) =>
        new()
        {
            Put = new PocketItem
            {
                Key = Google.Protobuf.ByteString.CopyFrom(Guest.Fill(1, 2)[16..]),
                Version = 1,
                Draft = new DraftItem { Text = text, Tag = Google.Protobuf.ByteString.CopyFrom(Guest.Fill(3, 4)) },
            },
        };

    /// <summary>A command that changes nothing.</summary>
    private static Command Empty() =>
        new()
        {
            GoToStage = new GoToStage { From = Stage.Spot, To = Stage.Spot },
        };
}
