using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class BugTests
{
    [Fact]
    public async Task Lane9_a_bug_in_one_command_is_told_to_its_sender_alone_and_the_room_goes_on()
    {
        // A limit that makes no sense: putting an item throws where the rules look for a free slot.
        await using var server = await RunningServer.StartAsync(settings: ("ElephantBoard:Limits:Items", "-1"));
        server.Expect("Deciding a command failed with ArgumentOutOfRangeException");
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        var round = (await host.LookAsync()).State.Round;
        var guest = await Guest.JoinAsync(server.Channel, code, "Ana", 1, 61);
        await guest.TakePocketAsync(round);
        using var watch = host.Watch(host.Place);
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));

        for (var time = 0; time < 3; time++)
        {
            var item = new PocketItem
            {
                Key = ByteString.CopyFrom(new byte[16]),
                Draft = new DraftItem { Text = "x", Tag = ByteString.CopyFrom(new byte[32]) },
            };
            var keeping = guest.KeepAsync(round, new PocketCommand { Put = item });
            var moving = host.MoveOnAsync(
                time % 2 == 0 ? Stage.Spot : Stage.Debrief,
                time % 2 == 0 ? Stage.Debrief : Stage.Spot
            );
            Refusals.Says(RefusalCode.Internal, (await keeping).Refusal);
            await moving;
        }

        // The same activation: nobody was told to watch again.
        var events = 0;
        while (events < 3)
        {
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
            Assert.All(watch.ResponseStream.Current.Items, item => Assert.Null(item.Bye));
            events += watch.ResponseStream.Current.Items.Count(item => item.Event?.StageChanged is not null);
        }
    }
}
