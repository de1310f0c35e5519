using System.Buffers.Text;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class TokenTests(OneServer one) : IClassFixture<OneServer>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bad4_a_membership_that_ended_ends_its_streams_and_its_token(bool removed)
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 2, 1);
        var (gone, stays) = (room.People[1], room.People[2]);
        await using var hub = await RawHub.ConnectAsync(one.Server.Http);
        // The entrances know them.
        await room.DoAsync(Move(room, 499), gone);
        using var watch = room.Rooms.Watch(new WatchRequest(), Workshop.Proof(gone));
        await Heartbeat(watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items)).Within("the first frame");
        var overHub = hub.WatchAsync(gone.Token).GetAsyncEnumerator();
        await Heartbeat(Rest(overHub)).Within("the first frame on the hub");

        if (removed)
        {
            await room.DoAsync(
                new Command { RemoveParticipant = new RemoveParticipant { Participant = gone.Participant } }
            );
        }
        else
        {
            await room.DoAsync(new Command { Leave = new Leave() }, gone);
        }

        var items = watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items);
        Assert.Equal(ByeReason.StayEnded, await Ending(items).Within("the bye on gRPC"));
        Assert.Equal(ByeReason.StayEnded, await Ending(Rest(overHub)).Within("the bye on the hub"));
        await RefusedEverywhere(room, hub, gone.Token);
        await room.DoAsync(Move(room, 500), stays);
    }

    [Fact]
    public async Task Bad5_a_forged_token_opens_nothing()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 2, 1);
        await using var other = await Workshop.OpenAsync(one.Server.Grpc, 1, 0);
        await using var hub = await RawHub.ConnectAsync(one.Server.Http);
        var token = Base64Url.DecodeFromChars(room.People[1].Token);
        // A bit of the room, of the participant's number and of the secret.
        foreach (var at in new[] { 0, 15, 19, 20, 51 })
        {
            await RefusedEverywhere(room, hub, Flipped(token, at));
        }
        // One's own secret under somebody else's number; another room's token with this room's id; no token at all.
        var host = token.ToArray();
        host[19] = 1;
        await RefusedEverywhere(room, hub, Base64Url.EncodeToString(host));
        var foreign = Base64Url.DecodeFromChars(other.People[1].Token);
        token.AsSpan(0, 16).CopyTo(foreign);
        await RefusedEverywhere(room, hub, Base64Url.EncodeToString(foreign));
        foreach (
            var text in new[] { "", "x", new string('A', 70), new string('A', 10_000), room.People[1].Token + "A" }
        )
        {
            await RefusedEverywhere(room, hub, text);
        }
        await room.DoAsync(Move(room, 501), room.People[1]);
    }

    [Fact]
    public async Task Bad6_the_token_of_another_room_reads_no_checkpoint_of_this_one()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 0);
        await using var other = await Workshop.OpenAsync(one.Server.Grpc, 0, 0);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/rooms/{room.Code}/checkpoint");
        request.Headers.Authorization = new("Bearer", other.Host.Token);
        using var response = await one.Server.Client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
        Refusals.Says(RefusalCode.Token, Refusal.Parser.ParseJson(await response.Content.ReadAsStringAsync()));
    }

    private static string Flipped(byte[] token, int at)
    {
        var forged = token.ToArray();
        forged[at] ^= 0x10;
        return Base64Url.EncodeToString(forged);
    }

    private static Command Move(Workshop room, int x) =>
        new()
        {
            Id = Workshop.NewId(),
            MoveElephant = new MoveElephant
            {
                Elephant = room.Elephants[0],
                X = x,
                Y = 77,
            },
        };

    private static async Task RefusedEverywhere(Workshop room, RawHub hub, string token)
    {
        var proof = new Metadata { { "authorization", "Bearer " + token } };
        var secret = ByteString.CopyFrom(new byte[32]);
        var keep = new PocketCommand
        {
            Round = 1,
            Secret = secret,
            Counter = 1,
        };
        var json = JsonFormatter.Default.Format(keep);
        Refusal?[] refusals =
        [
            (await room.Rooms.DoAsync(Move(room, 3), proof)).Refusal,
            await First(room.Rooms.Act(proof), Move(room, 3)),
            (await room.Rooms.GetCheckpointAsync(new GetCheckpointRequest(), proof)).Refusal,
            (await room.Rooms.TakePocketAsync(new TakePocketRequest { Round = 1, Key = secret }, proof)).Refusal,
            (await room.Rooms.KeepAsync(keep, proof)).Refusal,
            (await room.Rooms.ReadPocketAsync(new ReadPocketRequest { Round = 1, Secret = secret }, proof)).Refusal,
            (await room.Timelines.GetStateAtAsync(new GetStateAtRequest { Sequence = 1 }, proof)).Refusal,
            await First(room.Rooms.Watch(new WatchRequest(), proof).ResponseStream),
            await First(room.Timelines.ListEvents(new ListEventsRequest(), proof).ResponseStream),
            (await hub.DoAsync(token, Move(room, 3))).Refusal,
            (await hub.AskAsync<Kept>("Keep", token, json)).Refusal,
            (await hub.AskAsync<Kept>("TakePocket", token, "{}")).Refusal,
            (await hub.AskAsync<ReadPocketResponse>("ReadPocket", token, "{}")).Refusal,
        ];
        // A room that is none is answered like one that is not known.
        Assert.All(
            refusals,
            refusal =>
                Refusals.Says(refusal?.Code == RefusalCode.NoRoom ? RefusalCode.NoRoom : RefusalCode.Token, refusal)
        );
    }

    private static async Task<Refusal?> First(AsyncDuplexStreamingCall<Command, Answer> act, Command command)
    {
        using (act)
        {
            await act.RequestStream.WriteAsync(command);
            await act.RequestStream.CompleteAsync();
            var answer = Assert.Single(
                await act.ResponseStream.ReadAllAsync().ToListAsync().AsTask().Within("an answer")
            );
            return answer.Refusal;
        }
    }

    private static async Task<Refusal?> First(IAsyncStreamReader<Frame> frames)
    {
        Assert.True(await frames.MoveNext(default).Within("a bye"));
        var bye = Assert.Single(frames.Current.Items).Bye;
        Assert.Equal(ByeReason.Refused, bye.Reason);
        Assert.False(await frames.MoveNext(default).Within("the end after the bye"));
        return bye.Refusal;
    }

    private static async Task Heartbeat(IAsyncEnumerable<Item> items) =>
        await items.FirstAsync(item => item.ItemCase == Item.ItemOneofCase.Heartbeat);

    private static async Task<ByeReason?> Ending(IAsyncEnumerable<Item> items) =>
        (await items.LastOrDefaultAsync())?.Bye?.Reason;

    private static async IAsyncEnumerable<Item> Rest(IAsyncEnumerator<Item> items)
    {
        while (await items.MoveNextAsync())
        {
            yield return items.Current;
        }
    }
}
