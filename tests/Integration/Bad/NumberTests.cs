using System.Net;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.V1;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class NumberTests(OneServer one) : IClassFixture<OneServer>
{
    [Fact]
    public async Task Bad12_numbers_at_the_ends_of_their_range_are_clamped_or_refused()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 1, 1);
        var elephant = room.Elephants[0];
        await room.DoAsync(Move(elephant, int.MinValue, int.MaxValue));
        var moved = (await room.NowAsync()).Elephants[0];
        Assert.Equal((0, 900), (moved.X, moved.Y));
        Command last = Move(elephant, int.MaxValue, int.MinValue);
        last.Id = new CommandId { Lane = ulong.MaxValue, Counter = uint.MaxValue };
        await room.DoAsync(last);

        (RefusalCode Code, Command Act)[] refused =
        [
            (RefusalCode.NoElephant, Move(ulong.MaxValue, 1, 1)),
            (RefusalCode.NoElephant, Move(0, 1, 1)),
            (
                RefusalCode.NoParticipant,
                new Command { RemoveParticipant = new RemoveParticipant { Participant = uint.MaxValue } }
            ),
            (
                RefusalCode.Malformed,
                new Command
                {
                    GoToStage = new GoToStage { From = Stage.Debrief, To = (Stage)int.MaxValue },
                }
            ),
            (
                RefusalCode.StageMoved,
                new Command
                {
                    GoToStage = new GoToStage { From = (Stage)int.MinValue, To = Stage.Close },
                }
            ),
            (RefusalCode.RoundClosed, new Command { Reveal = new Reveal { Round = ulong.MaxValue } }),
            (RefusalCode.TooLate, Late(Move(elephant, 1, 1), long.MinValue)),
            (RefusalCode.TooLate, Late(Move(elephant, 1, 1), 1)),
            (RefusalCode.Malformed, new Command()),
        ];
        foreach (var (code, act) in refused)
        {
            Refusals.Says(code, (await room.TryAsync(act)).Refusal);
        }
        await room.DoAsync(Late(Move(elephant, 1, 1), long.MaxValue));
        var withoutId = Move(elephant, 5, 5);
        var answer = await room.Rooms.DoAsync(withoutId, Workshop.Proof(room.Host));
        Refusals.Says(RefusalCode.Malformed, answer.Refusal);
        await room.Rooms.HereAsync(
            new HereRequest
            {
                X = int.MinValue,
                Y = int.MaxValue,
                Elephant = ulong.MaxValue,
            },
            Workshop.Proof(room.Host)
        );
        await room.DoAsync(Move(elephant, 8, 8));
    }

    [Fact]
    public async Task Bad13_places_beyond_the_room_are_refused_or_answered_with_a_resync()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        var proof = Workshop.Proof(room.Host);
        var epoch = room.Last.Epoch;
        var beyond = new GetStateAtRequest { Sequence = uint.MaxValue };
        Refusals.Says(RefusalCode.NoPlace, (await room.Timelines.GetStateAtAsync(beyond, proof)).Refusal);
        Assert.Empty(await room.EventsAsync(after: uint.MaxValue));
        Assert.Empty(await room.EventsAsync(after: 3, to: 1));
        Place[] places =
        [
            new Place { Epoch = epoch, Sequence = uint.MaxValue },
            new Place { Epoch = epoch + 1, Sequence = 1 },
            new Place { Epoch = ulong.MaxValue },
        ];
        foreach (var place in places)
        {
            using var watch = room.Rooms.Watch(new WatchRequest { After = place }, proof);
            Assert.True(await watch.ResponseStream.MoveNext(default).Within("a resync"));
            Assert.Equal(ResyncReason.Restored, watch.ResponseStream.Current.Items[0].Resync.Reason);
        }
        // Without an epoch there is no place: from the start.
        using var start = room.Rooms.Watch(new WatchRequest { After = new Place { Sequence = uint.MaxValue } }, proof);
        Assert.True(await start.ResponseStream.MoveNext(default).Within("the events"));
        Assert.Equal(1u, start.ResponseStream.Current.Items.First(item => item.Event is not null).Event.Sequence);
        await room.DoAsync(Move(room.Elephants[0], 8, 8));
    }

    [Theory]
    [InlineData("checkpoint?at=4294967295", HttpStatusCode.NotFound)]
    [InlineData("checkpoint?at=4294967296", HttpStatusCode.BadRequest)]
    [InlineData("checkpoint?at=-1", HttpStatusCode.BadRequest)]
    [InlineData("checkpoint?at=x", HttpStatusCode.BadRequest)]
    [InlineData("events?after=-1", HttpStatusCode.BadRequest)]
    [InlineData("events?to=1e9", HttpStatusCode.BadRequest)]
    public async Task Bad14_a_place_in_an_address_that_is_none_is_refused_in_a_sentence(
        string path,
        HttpStatusCode status
    )
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 0);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/rooms/{room.Code}/{path}");
        request.Headers.Authorization = new("Bearer", room.Host.Token);
        using var response = await one.Server.Client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        var told = Refusal.Parser.ParseJson(await response.Content.ReadAsStringAsync());
        Refusals.Says(status == HttpStatusCode.NotFound ? RefusalCode.NoPlace : RefusalCode.Malformed, told);
    }

    private static Command Late(Command command, long deadline)
    {
        command.Deadline = deadline;
        return command;
    }

    private static Command Move(ulong elephant, int x, int y) =>
        new()
        {
            MoveElephant = new MoveElephant
            {
                Elephant = elephant,
                X = x,
                Y = y,
            },
        };
}
