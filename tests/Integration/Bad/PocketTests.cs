using System.Security.Cryptography;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class PocketTests(OneServer one) : IClassFixture<OneServer>
{
    [Fact]
    public async Task Bad19_who_lost_their_pocket_key_is_told_and_let_into_the_next_hat()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 2, 1);
        var (lost, other) = (room.People[1], room.People[2]);
        var round = (await room.NowAsync()).Round;
        var (first, second, third) = (Secret(), Secret(), Secret());
        Assert.Null(await TakeAsync(room, lost, round, first));
        Assert.Null(await TakeAsync(room, lost, round, first));
        Refusals.Says(RefusalCode.PocketTaken, await TakeAsync(room, lost, round, second));
        // Another's key is nobody's way in.
        Refusals.Says(RefusalCode.PocketTaken, await TakeAsync(room, other, round, first));
        Refusals.Says(RefusalCode.NoPocket, await KeepAsync(room, lost, round, second, 1, "lost"));
        Assert.Null(await TakeAsync(room, other, round, third));
        Assert.Null(await KeepAsync(room, other, round, third, 1, "An elephant"));
        await room.DoAsync(new Command { Reveal = new Reveal { Round = round } });
        Refusals.Says(RefusalCode.RoundClosed, await KeepAsync(room, other, round, third, 2, "too late"));
        var next = (await room.NowAsync()).Round;
        Assert.Null(await TakeAsync(room, lost, next, second));
        Assert.Null(await KeepAsync(room, lost, next, second, 1, "Here I am again"));
    }

    [Fact]
    public async Task Bad20_a_pocket_command_out_of_order_is_refused_with_the_number_expected_and_reading_mends_it()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 1, 1);
        var me = room.People[1];
        var round = (await room.NowAsync()).Round;
        var secret = Secret();
        Assert.Null(await TakeAsync(room, me, round, secret));
        Assert.Null(await KeepAsync(room, me, round, secret, 1, "one"));
        Assert.Null(await KeepAsync(room, me, round, secret, 2, "two"));
        Refusals.Says(RefusalCode.IdReused, await KeepAsync(room, me, round, secret, 2, "not two"));
        foreach (var counter in new uint[] { 0, 1, 4, uint.MaxValue })
        {
            var refusal = await KeepAsync(room, me, round, secret, counter, "x");
            Refusals.Says(RefusalCode.PocketOrder, refusal);
            Assert.Equal("3", refusal!.Parameters["expected"]);
        }
        var reading = new ReadPocketRequest { Round = round, Secret = ByteString.CopyFrom(secret) };
        var pocket = (await room.Rooms.ReadPocketAsync(reading, Workshop.Proof(me))).Pocket;
        Assert.Equal(2u, pocket.Counter);
        Assert.Null(await KeepAsync(room, me, round, secret, pocket.Counter + 1, "three"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bad21_two_tabs_of_one_person_both_act_and_both_write_into_one_pocket(bool grpc)
    {
        const int each = 6;
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 1, 2);
        var (me, keys) = (room.People[1], SeatKeys.Make());
        using var over = new CancellationTokenSource();
        var tabs = new List<LoadedSeat>();
        for (var tab = 0; tab < 2; tab++)
        {
            IEntrance entrance = grpc ? new GrpcEntrance(one.Server.Grpc) : new HubEntrance(one.Server.Http);
            tabs.Add(new LoadedSeat(entrance, me, keys, over.Token));
        }
        var journal = new Journal();
        var moving = tabs.Select((tab, number) => tab.MoveAsync(journal, room.Elephants[number], (ulong)number + 1))
            .ToList();
        var writing = tabs.Select(
            async (tab, number) =>
            {
                for (var draft = 0; draft < each; draft++)
                {
                    await tab.Seat.Pocket!.SpotAsync($"Draft {draft} of tab {number}", 1, null, CancellationToken.None);
                }
            }
        );
        await Task.WhenAll(writing);
        foreach (var tab in tabs)
        {
            await KeptAsync(tab.Seat.Pocket!, each).Within("every draft kept");
        }
        await journal.Reached(40).Within("moves of both");
        tabs.ForEach(tab => tab.Stop());
        await Task.WhenAll(moving).Within("the last moves");
        journal.Compare(await room.EventsAsync(), inOrder: true);
        var round = (await room.NowAsync()).Round;
        var secret = Secrets.PocketSecret(keys.PocketMaster.Span, me.Room.Span, round);
        var reading = new ReadPocketRequest { Round = round, Secret = ByteString.CopyFrom(secret) };
        var pocket = (await room.Rooms.ReadPocketAsync(reading, Workshop.Proof(me))).Pocket;
        Assert.Equal(2 * each, pocket.Items.Select(item => item.Draft.Text).Distinct().Count());
        await over.CancelAsync();
        foreach (var tab in tabs)
        {
            await tab.DisposeAsync();
        }
    }

    private static byte[] Secret() => RandomNumberGenerator.GetBytes(Secrets.Size);

    private static async Task KeptAsync(OwnPocket pocket, int drafts)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pocket.Changed += Look;
        Look();
        await kept.Task;
        pocket.Changed -= Look;

        void Look()
        {
            if (pocket.Drafts.FirstOrDefault(draft => draft.State == DraftState.Refused) is { } refused)
            {
                kept.TrySetException(new InvalidOperationException("A draft was refused: " + refused.Refusal));
            }
            if (pocket.Drafts.Count(draft => draft.State == DraftState.Saved) >= drafts)
            {
                kept.TrySetResult();
            }
        }
    }

    private static async Task<Refusal?> TakeAsync(Workshop room, Membership who, ulong round, byte[] secret)
    {
        var key = ByteString.CopyFrom(Secrets.PocketKey(secret));
        var request = new TakePocketRequest { Round = round, Key = key };
        return (await room.Rooms.TakePocketAsync(request, Workshop.Proof(who))).Refusal;
    }

    private static async Task<Refusal?> KeepAsync(
        Workshop room,
        Membership who,
        ulong round,
        byte[] secret,
        uint counter,
        string text
    )
    {
        var command = new PocketCommand
        {
            Round = round,
            Secret = ByteString.CopyFrom(secret),
            Counter = counter,
            Put = new PocketItem
            {
                Key = ByteString.CopyFrom(SHA256.HashData(ByteString.CopyFromUtf8(text).Span)[..Secrets.DraftSize]),
                Draft = new DraftItem { Text = text, Tag = ByteString.CopyFrom(new byte[Secrets.Size]) },
            },
        };
        return (await room.Rooms.KeepAsync(command, Workshop.Proof(who))).Refusal;
    }
}
