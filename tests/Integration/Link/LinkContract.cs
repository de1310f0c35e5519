using ElephantBoard.Link;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Xunit;

namespace ElephantBoard.Tests.Integration.Link;

public sealed class GrpcLinkTests : LinkContract
{
    private protected override IEntrance Enter(Uri address) => new GrpcEntrance(address);

    private protected override Uri AddressOf(RunningServer server) => server.Grpc;
}

public sealed class HubLinkTests : LinkContract
{
    private protected override IEntrance Enter(Uri address) => new HubEntrance(address);

    private protected override Uri AddressOf(RunningServer server) => server.Http;
}

/// <summary>What every entrance keeps, against the real server.</summary>
public abstract class LinkContract
{
    private protected IEntrance Enter(RunningServer server) => Enter(AddressOf(server));

    private protected abstract IEntrance Enter(Uri address);

    private protected abstract Uri AddressOf(RunningServer server);

    [Fact]
    public async Task Link17_a_room_is_opened_described_and_joined()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);

        var opened = (await entrance.OpenRoomAsync(People.Opening(anonymous: true), default)).Opened;
        var described = (await entrance.DescribeRoomAsync(opened.Code, default)).Room;
        var joined = (await entrance.JoinAsync(People.Joining(opened.Code, "Bea ✨ «»"), default)).Joined;
        var checkpoint = (await entrance.GetCheckpointAsync(Membership.From(opened.Code, joined), default)).Checkpoint;

        Assert.Equal(16, opened.Room.Length);
        Assert.Equal("What nobody says", described.Name);
        Assert.True(described.Anonymous);
        Assert.Equal(2u, joined.Participant);
        Assert.Equal(Role.Participant, joined.Role);
        Assert.Equal(opened.Room, joined.Room);
        Assert.NotNull(checkpoint);
        Assert.Contains(checkpoint.Wordings, wording => wording.Text == "Bea ✨ «»");
        var room = CheckpointConverter.From(checkpoint.State, checkpoint.Place.Sequence);
        Assert.Equal(checkpoint.Fingerprint, ByteString.CopyFrom(new Fingerprint().Of(room)));
    }

    [Fact]
    public async Task Limit1_a_client_that_follows_a_room_has_the_limits_of_its_server()
    {
        await using var usual = await RunningServer.StartAsync();
        await using var entrance = Enter(usual);
        await using var there = new Following(entrance, await People.OpenAsync(entrance, anonymous: true));
        await there.UntilAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Equal(KnownLimits.Default, there.Room.Now.Limits);

        await using var other = await RunningServer.StartAsync(
            settings:
            [
                ("ElephantBoard:Limits:Text", "100"),
                ("ElephantBoard:Limits:Decision", "50"),
                ("ElephantBoard:Limits:PersonName", "11"),
                ("ElephantBoard:Limits:RoomName", "20"),
                ("ElephantBoard:Limits:Line", "30"),
                ("ElephantBoard:Limits:DepartmentName", "12"),
                ("ElephantBoard:Limits:Departments", "4"),
                ("ElephantBoard:Limits:Items", "2"),
                ("ElephantBoard:Limits:LeastPoured", "5"),
                ("ElephantBoard:Limits:Elephants", "77"),
                ("ElephantBoard:Limits:People", "9"),
                ("ElephantBoard:Limits:PourCountdown", "0:00:05"),
                ("ElephantBoard:Limits:PourPause", "0:01:30"),
                ("ElephantBoard:Limits:MessageBytes", "20000"),
            ]
        );
        await using var otherEntrance = Enter(other);
        await using var elsewhere = new Following(
            otherEntrance,
            await People.OpenAsync(otherEntrance, anonymous: true)
        );
        await elsewhere.UntilAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Equal(
            new RoomLimits(KnownLimits.Default)
            {
                Text = 100,
                Decision = 50,
                PersonName = 11,
                RoomName = 20,
                Line = 30,
                DepartmentName = 12,
                Departments = 4,
                PocketItems = 2,
                LeastPoured = 5,
                Elephants = 77,
                People = 9,
                PourCountdownMs = 5_000,
                PourPauseMs = 90_000,
                MessageBytes = 20_000,
            },
            elsewhere.Room.Now.Limits
        );
    }

    [Fact]
    public async Task Link17_the_room_as_it_was_proves_itself_and_what_is_beyond_the_head_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: false);
        await People.JoinAsync(entrance, host.Code, "Bea");

        var first = await entrance.GetStateAtAsync(host, 2, default);
        var beyond = await entrance.GetStateAtAsync(host, 99, default);

        var view = RoomView.Of(first.Checkpoint!)!;
        Assert.Equal(2u, view.Place.Sequence);
        Assert.Equal("Ada", view.Text(Assert.Single(view.Room.Participants.Values).Name));
        Assert.Equal(RefusalCode.NoPlace, beyond.Refusal?.Code);
        first.Checkpoint!.State.Name = "Another room";
        Assert.Null(RoomView.Of(first.Checkpoint));
    }

    [Fact]
    public async Task Link17_what_is_refused_is_an_answer_with_code_and_sentence()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var nobody = People.Stranger(host);
        var command = new Command
        {
            Id = new() { Lane = 1, Counter = 1 },
            MoveElephant = new() { Elephant = 5 },
        };

        Refusal?[] refusals =
        [
            (await entrance.DescribeRoomAsync("ZZZZZZZZZZ", default)).Refusal,
            (await entrance.JoinAsync(People.Joining("ZZZZZZZZZZ", "Bea"), default)).Refusal,
            (await entrance.JoinAsync(People.Joining(host.Code, ""), default)).Refusal,
            (await entrance.OpenRoomAsync(new(), default)).Refusal,
            (await entrance.GetCheckpointAsync(nobody, default)).Refusal,
            (await entrance.DoAsync(nobody, command, default)).Refusal,
            (await entrance.DoAsync(host, command, default)).Refusal,
            (
                await entrance.TakePocketAsync(nobody, new() { Round = 1, Key = new byte[32].ToBytes() }, default)
            ).Refusal,
            (await entrance.KeepAsync(nobody, new() { Round = 1 }, default)).Refusal,
            (await entrance.ReadPocketAsync(nobody, new() { Round = 1 }, default)).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.NotEqual("", refusal!.Sentence));
        RefusalCode[] codes = [.. refusals.Select(refusal => refusal!.Code)];
        Assert.Equal(RefusalCode.NoRoom, codes[0]);
        Assert.Equal(RefusalCode.NoRoom, codes[1]);
        Assert.Equal(RefusalCode.Token, codes[4]);
        Assert.Equal(RefusalCode.Token, codes[5]);
        Assert.Equal(RefusalCode.Stage, codes[6]);
        Assert.All(codes[7..], code => Assert.Equal(RefusalCode.Token, code));
    }

    [Fact]
    public async Task Link17_a_watch_without_a_place_in_the_room_ends_with_a_bye()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        await using var there = new Following(entrance, People.Stranger(host));

        await there.Run.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(LinkPhase.Ended, there.Room.Now.Link.Phase);
        Assert.Equal(RefusalCode.Token, there.Room.Now.Link.Refusal?.Code);
    }

    [Fact]
    public async Task Link17_what_one_does_the_others_see_and_the_same_again_is_done_once()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: false);
        var guest = await People.JoinAsync(entrance, host.Code, "Bea");
        await using var there = new Following(entrance, guest);
        await there.UntilAsync(view => view.Link.Phase == LinkPhase.Live || view.Room.Sequence > 0);
        var command = new Command
        {
            Id = new() { Lane = ulong.MaxValue, Counter = 1 },
            GoToStage = new() { From = Stage.Gather, To = Stage.Spot },
        };

        var first = await entrance.DoAsync(host, command, default);
        var second = await entrance.DoAsync(host, command, default);
        command.GoToStage.To = Stage.Close;
        var other = await entrance.DoAsync(host, command, default);
        await entrance.HereAsync(host, new() { X = 100, Y = 200 }, default);
        await there.UntilAsync(view => view.Room.Stage == Stage.Spot && view.Pointers.ContainsKey(host.Participant));

        Assert.Equal(first.Accepted, second.Accepted);
        Assert.Equal(RefusalCode.IdReused, other.Refusal.Code);
        Assert.Equal(first.Accepted, there.Room.Now.Place);
        Assert.Equal((100, 200), (there.Room.Now.Pointers[1].X, there.Room.Now.Pointers[1].Y));
        Assert.Equal(0, there.Room.DivergenceCount);
    }

    [Fact]
    public async Task Link18_elephants_go_into_the_hat_come_out_and_obey_their_author_alone()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        await using var facilitator = new Following(entrance, host);
        List<Following> guests = [];
        for (var i = 0; i < 3; i++)
        {
            guests.Add(new(entrance, await People.JoinAsync(entrance, host.Code, $"Guest {i}")));
        }
        await facilitator.GoToAsync(Stage.Spot);
        foreach (var (guest, i) in guests.Select((guest, i) => (guest, i)))
        {
            await guest.Pocket.SpotAsync($"Elephant {i}: “quoted” <b>\\ 🐘\nsecond line", 1, null, default);
            await guest.KeptAsync(1);
        }

        var round = facilitator.Room.Now.Room.Round;
        var revealed = await facilitator.Seat.DoAsync(new() { Reveal = new() { Round = round } }, null, default);
        Assert.Null(revealed.Refusal);
        await facilitator.UntilAsync(view => view.Room.Elephants.Count == 3);
        foreach (var guest in guests)
        {
            await guest.UntilAsync(view => view.Room.Elephants.Count == 3);
            await guest.KeptAsync(0);
            Assert.Equal(
                3,
                guest.Room.Now.Room.Elephants.Values.Count(elephant =>
                    guest.Room.Now.Text(elephant.Wording) is not null
                )
            );
        }

        var mine = guests[0].Pocket.Mine.Single();
        Assert.Equal(
            "Elephant 0: “quoted” <b>\\ 🐘\nsecond line",
            facilitator.Room.Now.Text(facilitator.Room.Now.Room.Elephants[mine].Wording)
        );
        var withdraw = new Command { Withdraw = new() { Elephant = mine } };
        var foreign = await guests[1].Seat.DoAsync(withdraw, null, default);
        var own = await guests[0].Seat.DoAsync(withdraw, null, default);
        await facilitator.UntilAsync(view => view.Room.Elephants[mine].Withdrawn);

        Assert.Equal(RefusalCode.OwnerKey, foreign.Refusal.Code);
        Assert.NotNull(own.Accepted);
        Assert.Null(facilitator.Room.Now.Text(facilitator.Room.Now.Room.Elephants[mine].Wording));
        foreach (var guest in guests)
        {
            await guest.DisposeAsync();
        }
    }

    [Fact]
    public async Task Link18_a_draft_of_a_closed_round_is_carried_into_the_standing_hat_and_read_back()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: false);
        await using var facilitator = new Following(entrance, host);
        await facilitator.GoToAsync(Stage.Spot);
        await facilitator.Pocket.SpotAsync("poured", 0, null, default);
        await facilitator.KeptAsync(1);
        var round = facilitator.Room.Now.Room.Round;
        await facilitator.Seat.DoAsync(new() { Reveal = new() { Round = round } }, null, default);
        await facilitator.UntilAsync(view => view.Room.Round != round);
        await facilitator.KeptAsync(0);

        await facilitator.Pocket.SpotAsync("late", 0, null, default);
        await facilitator.Pocket.RewordAsync(facilitator.Room.Now.Room.Elephants.Keys.Single(), "reworded", default);
        await facilitator.KeptAsync(1);
        await using var again = new Following(entrance, host, facilitator.Keys);
        await again.KeptAsync(1);
        Assert.Equal("late", again.Pocket.Drafts.Single().Content.Text);
        var next = again.Room.Now.Room.Round;
        await again.Pocket.SpotAsync("later", 0, null, default);
        await again.KeptAsync(2);
        var shaken = await again.Seat.DoAsync(new() { Reveal = new() { Round = next } }, null, default);
        Assert.Null(shaken.Refusal);
        await facilitator.UntilAsync(view => view.Room.Elephants.Count == 3);

        var view = facilitator.Room.Now;
        Assert.Equal(
            ["late", "later", "reworded"],
            view.Room.Elephants.Values.Select(elephant => view.Text(elephant.Wording)).Order()
        );
    }

    [Fact]
    public async Task Link19_a_server_that_comes_back_is_found_again_and_gets_what_waited()
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        var first = await RunningServer.StartAsync(folder: folder);
        await using var entrance = Enter(first);
        var host = await People.OpenAsync(entrance, anonymous: false);
        await using var there = new Following(entrance, host);
        await there.GoToAsync(Stage.Spot);

        await first.DisposeAsync();
        await there.UntilAsync(view => view.Link.Phase == LinkPhase.Reconnecting);
        var waits = there.Seat.DoAsync(
            new()
            {
                GoToStage = new() { From = Stage.Spot, To = Stage.Debrief },
            },
            null,
            default
        );
        await using var second = await RunningServer.StartAsync(
            folder: folder,
            settings:
            [
                ("ElephantBoard:HttpPort", $"{first.Http.Port}"),
                ("ElephantBoard:GrpcPort", $"{first.Grpc.Port}"),
            ]
        );

        Assert.NotNull((await waits.WaitAsync(TimeSpan.FromSeconds(30))).Accepted);
        await there.UntilAsync(view => view.Room.Stage == Stage.Debrief && view.Link.Phase == LinkPhase.Live);
        Assert.Equal(0, there.Room.DivergenceCount);
    }

    [Fact]
    public async Task Link25_what_is_under_way_on_an_abandoned_connection_breaks_and_the_next_has_a_new_one()
    {
        await using var server = await RunningServer.StartAsync();
        await using var proxy = new FaultProxy(AddressOf(server));
        await using var entrance = Enter(proxy.Address);
        var host = await People.OpenAsync(entrance, anonymous: false);
        await using var frames = entrance.WatchAsync(host, new(), default).GetAsyncEnumerator();
        Assert.True(await frames.MoveNextAsync());
        var connections = proxy.Connections;
        proxy.HoldReplies();
        var go = new Command
        {
            Id = new() { Lane = 1, Counter = 1 },
            GoToStage = new() { From = Stage.Gather, To = Stage.Spot },
        };
        var asked = entrance.DoAsync(host, go, default);
        var watched = UntilBrokenAsync(frames);

        entrance.Abandon();
        await Assert.ThrowsAsync<LinkBrokenException>(() => asked.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAsync<LinkBrokenException>(() => watched.WaitAsync(TimeSpan.FromSeconds(10)));
        proxy.Pass();

        Assert.NotNull((await entrance.DoAsync(host, go, default)).Accepted);
        Assert.InRange(connections, 1, 2);
    }

    [Fact]
    public async Task Link27_the_server_tells_the_time()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: false);
        await using var there = new Following(entrance, host);
        await there.UntilAsync(view => view.Link.Phase == LinkPhase.Live);
        var told = (await entrance.DescribeRoomAsync(host.Code, default)).Room.Time;

        var off = DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeMilliseconds(told);
        Assert.InRange(off.TotalSeconds, -1, 5);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!there.Room.Clock.IsSet)
        {
            await entrance.DescribeRoomAsync(host.Code, timeout.Token);
        }
        Assert.InRange(there.Room.Clock.Offset.TotalSeconds, -0.25, 0.25);
    }

    private static async Task UntilBrokenAsync(IAsyncEnumerator<Frame> frames)
    {
        while (await frames.MoveNextAsync())
        {
            // What came before it broke.
        }
    }
}
