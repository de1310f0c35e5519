using ElephantBoard.Host.Rooms;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ElephantBoard.Tests.Integration.Link;

public sealed class GrpcPeopleTests : PeopleContract
{
    private protected override IEntrance Enter(RunningServer server) => new GrpcEntrance(server.Grpc);
}

public sealed class HubPeopleTests : PeopleContract
{
    private protected override IEntrance Enter(RunningServer server) => new HubEntrance(server.Http);
}

/// <summary>Who comes in, comes back, and stays outside, at every entrance.</summary>
public abstract class PeopleContract : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
    private uint _counter;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected abstract IEntrance Enter(RunningServer server);

    [Fact]
    public async Task Remove1_who_was_removed_stays_outside_over_a_restart_until_they_are_let_in()
    {
        Membership host;
        var hanna = new byte[32];
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            await using var entrance = Enter(server);
            host = await People.OpenAsync(entrance, anonymous: true);
            var seat = await JoinAsync(entrance, host.Code, "Hanna", hanna);
            await AcceptedAsync(entrance, host, new() { RemoveParticipant = new() { Participant = seat.Participant } });
            Assert.Equal(RefusalCode.Removed, await RefusedAsync(entrance, host.Code, "Hanna", hanna));
        }
        await using var again = await RunningServer.StartAsync(folder: _folder);
        await using var later = Enter(again);
        Assert.Equal(RefusalCode.Removed, await RefusedAsync(later, host.Code, "Another name", hanna));
        // Another device under their name would have to wait a minute with its request.
        Assert.Equal(RefusalCode.AskedAlready, await RefusedAsync(later, host.Code, "hanna", [.. hanna.Skip(1), 9]));
        var asked = Assert.Single((await StateAsync(later, host)).Participants, who => who.Asks != 0);
        await AcceptedAsync(later, host, new() { Readmit = new() { Participant = asked.Participant } });
        var back = await JoinAsync(later, host.Code, "x", hanna);
        Assert.Equal(asked.Participant, back.Participant);
        await using var frames = later.WatchAsync(back, new Place(), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await frames.MoveNextAsync());
    }

    [Fact]
    public async Task Remove2_those_who_lead_see_the_number_that_the_refusal_has()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var seat = await JoinAsync(entrance, host.Code, "Hanna", new byte[32]);
        await AcceptedAsync(entrance, host, new() { RemoveParticipant = new() { Participant = seat.Participant } });
        var refusal = (await entrance.JoinAsync(Joining(host.Code, "Hanna", new byte[32]), default)).Refusal;
        var asks = (await StateAsync(entrance, host)).Participants[1].Asks;
        Assert.Equal($"{asks}", refusal.Parameters["number"]);
    }

    [Fact]
    public async Task Seat2_a_moved_seat_ends_on_its_first_device_and_goes_on_at_its_second_over_a_restart()
    {
        byte[] ticket = [.. Enumerable.Repeat((byte)3, 32)];
        Membership phone;
        Membership laptop;
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            await using var entrance = Enter(server);
            var host = await People.OpenAsync(entrance, anonymous: true);
            phone = await JoinAsync(entrance, host.Code, "Hanna", new byte[32]);
            var watched = LastAsync(entrance, phone, out var started);
            await started;
            var offer = new OfferSeat { Ticket = ByteString.CopyFrom(Digest(ticket)) };
            await AcceptedAsync(entrance, phone, new() { OfferSeat = offer });
            var request = Joining(host.Code, "", [.. Enumerable.Repeat((byte)5, 32)]);
            request.Ticket = ByteString.CopyFrom(ticket);
            laptop = Membership.From(host.Code, (await entrance.JoinAsync(request, default)).Joined);
            Assert.Equal(phone.Participant, laptop.Participant);
            var bye = (await watched).Bye;
            Assert.Equal((ByeReason.StayEnded, RefusalCode.SeatMoved), (bye.Reason, bye.Refusal.Code));
            request.Secret = ByteString.CopyFrom(
                new byte[32]
                    .Select(_ => (byte)8)
                    .ToArray()
            );
            Assert.Equal(RefusalCode.SeatLink, (await entrance.JoinAsync(request, default)).Refusal.Code);
        }
        await using var again = await RunningServer.StartAsync(folder: _folder);
        await using var later = Enter(again);
        Assert.Equal(RefusalCode.SeatMoved, (await DoAsync(later, phone, new() { Leave = new() })).Refusal.Code);
        Assert.Equal(RefusalCode.SeatMoved, (await later.GetCheckpointAsync(phone, default)).Refusal?.Code);
        await AcceptedAsync(later, laptop, new() { Leave = new() });
    }

    [Fact]
    public async Task Seat5_the_desktop_client_takes_a_seat_with_its_name_its_keys_and_its_elephants()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var phone = await JoinAsync(entrance, host.Code, "Hanna ✨", new byte[32]);
        var link = SeatLink.Make(SeatKeys.Make(), [11, ulong.MaxValue]);
        var offer = new OfferSeat { Ticket = ByteString.CopyFrom(link.TicketHash) };
        await AcceptedAsync(entrance, phone, new() { OfferSeat = offer });
        var room = (await entrance.DescribeRoomAsync(host.Code, default)).Room;
        var connection = new ConnectResult.Connected(entrance, Transport.Hub, server.Http, room);
        var seats = new SeatFolder(_folder, TimeProvider.System);
        var address = new RoomAddress(server.Http, host.Code);
        var (seat, _) = await SeatMove.TakeAsync(connection, address, link, seats, default);
        Assert.Equal((phone.Participant, "Hanna ✨"), (seat!.Membership!.Participant, seat.Name));
        Assert.Equal(seat.Secret.ToArray(), seats.Find(address, "Hanna ✨", isScreen: false)!.Secret.ToArray());
        Assert.Equal(link.Keys.AuthorSecret.ToArray(), seat.Keys.AuthorSecret.ToArray());
        using var outbox = seats.OpenOutbox(seat);
        Assert.Equal(
            ["mine/000000000000000b", "mine/ffffffffffffffff"],
            (await outbox.ReadAsync(default)).Select(entry => entry.Key)
        );
        await AcceptedAsync(entrance, seat.Membership, new() { Leave = new() });
        var (none, refusal) = await SeatMove.TakeAsync(connection, address, link, seats, default);
        Assert.Equal((null, RefusalCode.SeatLink), (none, refusal!.Code));
    }

    [Fact]
    public async Task Seat3_who_lost_their_device_is_let_in_by_one_command()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var before = await JoinAsync(entrance, host.Code, "Hanna", new byte[32]);
        byte[] device = [.. Enumerable.Repeat((byte)6, 32)];
        Assert.Equal(RefusalCode.NameTaken, await RefusedAsync(entrance, host.Code, "Hanna", device));
        var request = Joining(host.Code, "Hanna", device);
        request.Asks = true;
        Assert.Equal(RefusalCode.Asked, (await entrance.JoinAsync(request, default)).Refusal.Code);
        await AcceptedAsync(entrance, host, new() { Readmit = new() { Participant = before.Participant } });
        Assert.Equal(before.Participant, (await entrance.JoinAsync(request, default)).Joined.Participant);
        Assert.Equal(RefusalCode.SeatMoved, (await DoAsync(entrance, before, new() { Leave = new() })).Refusal.Code);
    }

    [Fact]
    public async Task Seat4_a_seat_without_a_connection_for_three_minutes_does_not_keep_its_name()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(55));
        await using var server = await RunningServer.StartAsync(services =>
            services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, clock)
        );
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var hanna = await JoinAsync(entrance, host.Code, "Hanna", new byte[32]);
        var device = Enter(server);
        var frames = device.WatchAsync(hanna, new Place(), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await frames.MoveNextAsync());
        while (!(await frames.MoveNextAsync() && frames.Current.Items.Any(item => item.Heartbeat is not null))) { }
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(RefusalCode.NameTaken, await RefusedAsync(entrance, host.Code, "Hanna", Device(1)));
        await device.DisposeAsync();
        await FreeAsync().Within("the name is free");
        Assert.Equal(3, (await StateAsync(entrance, host)).Participants.Count);

        async Task FreeAsync()
        {
            do
            {
                clock.Advance(TimeSpan.FromMinutes(3));
            } while (await RefusedAsync(entrance, host.Code, "Hanna", Device(2)) != RefusalCode.Unspecified);
        }
    }

    [Fact]
    public async Task Lock1_a_locked_room_is_unknown_but_to_its_people_and_the_host_link()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var opened = (await entrance.OpenRoomAsync(People.Opening(anonymous: true), default)).Opened;
        var (host, code) = (Membership.From(opened), opened.Code);
        await AcceptedAsync(entrance, host, new() { LockRoom = new() });
        var unknown = (await entrance.DescribeRoomAsync("ZZZZZZZZZZ", default)).Refusal;
        Assert.Equal(RefusalCode.NoRoom, unknown.Code);
        Assert.Equal(unknown, (await entrance.DescribeRoomAsync(code, default)).Refusal);
        Assert.Equal(unknown, (await entrance.DescribeRoomAsync(code, "Host AAAA", default)).Refusal);
        Assert.Equal(unknown, (await entrance.JoinAsync(Joining(code, "Cleo", Device(1)), default)).Refusal);
        Assert.NotNull((await entrance.DescribeRoomAsync(code, host.Proof, default)).Room);
        Assert.NotNull((await entrance.DescribeRoomAsync(code, "Host " + opened.HostSecret, default)).Room);
        await AcceptedAsync(entrance, host, new() { Leave = new() });
        var request = Joining(code, "Second", Device(2));
        request.HostSecret = opened.HostSecret;
        var second = Membership.From(code, (await entrance.JoinAsync(request, default)).Joined);
        Assert.Equal(Role.Host, second.Role);
        await AcceptedAsync(entrance, second, new() { UnlockRoom = new() });
        Assert.NotNull((await entrance.DescribeRoomAsync(code, default)).Room);
    }

    [Fact]
    public async Task People1_nobody_receives_the_old_name()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var seat = await JoinAsync(entrance, host.Code, "Old name", new byte[32]);
        await AcceptedAsync(entrance, seat, new() { Rename = new() { Name = "New name" } });
        var checkpoint = (await entrance.GetCheckpointAsync(host, default)).Checkpoint!;
        Assert.Equal(["Ada", "New name"], checkpoint.Wordings.Select(wording => wording.Text).Order());
        var items = new List<Item>();
        await foreach (var frame in entrance.WatchAsync(host, new Place(), CancellationToken.None))
        {
            items.AddRange(frame.Items);
            if (items.Any(item => item.Heartbeat is not null))
            {
                break;
            }
        }
        Assert.Equal(
            ["Ada", "New name"],
            items.Where(item => item.Wording is not null).Select(item => item.Wording.Text)
        );
    }

    [Fact]
    public async Task People3_a_role_that_is_requested_by_raw_command_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server);
        var host = await People.OpenAsync(entrance, anonymous: true);
        var ana = await JoinAsync(entrance, host.Code, "Ana", Device(1));
        var acts = new Command[]
        {
            new() { MakeFacilitator = new() { Participant = ana.Participant } },
            new() { HandOver = new() { Participant = ana.Participant } },
            new() { EndFacilitator = new() { Participant = host.Participant } },
            new() { LockRoom = new() },
            new() { Readmit = new() { Participant = ana.Participant } },
        };
        foreach (var act in acts)
        {
            Assert.Equal(RefusalCode.Role, (await DoAsync(entrance, ana, act)).Refusal?.Code);
        }
        var asHost = Joining(host.Code, "Eve", Device(2));
        asHost.Role = Role.Host;
        Assert.Equal(RefusalCode.Malformed, (await entrance.JoinAsync(asHost, default)).Refusal.Code);
        await AcceptedAsync(entrance, host, acts[0]);
        await AcceptedAsync(entrance, ana, new() { LockRoom = new() });
    }

    private static byte[] Device(byte number) => [.. Enumerable.Repeat((byte)(50 + number), 32)];

    private static byte[] Digest(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);

    private static JoinRequest Joining(string code, string name, byte[] secret)
    {
        var request = People.Joining(code, name);
        request.Secret = ByteString.CopyFrom(secret);
        return request;
    }

    private static async Task<Membership> JoinAsync(IEntrance entrance, string code, string name, byte[] secret)
    {
        var response = await entrance.JoinAsync(Joining(code, name, secret), default);
        Assert.Null(response.Refusal);
        return Membership.From(code, response.Joined);
    }

    private static async Task<RefusalCode> RefusedAsync(IEntrance entrance, string code, string name, byte[] secret) =>
        (await entrance.JoinAsync(Joining(code, name, secret), default)).Refusal?.Code ?? RefusalCode.Unspecified;

    private async Task<Answer> DoAsync(IEntrance entrance, Membership membership, Command command)
    {
        command.Id = new CommandId { Lane = 7_000 + membership.Participant, Counter = ++_counter };
        return await entrance.DoAsync(membership, command, default);
    }

    private async Task AcceptedAsync(IEntrance entrance, Membership membership, Command command) =>
        Assert.Null((await DoAsync(entrance, membership, command)).Refusal);

    private static async Task<RoomState> StateAsync(IEntrance entrance, Membership membership)
    {
        var until = new Place();
        await foreach (var frame in entrance.WatchAsync(membership, until, CancellationToken.None))
        {
            if (frame.Items.FirstOrDefault(item => item.Heartbeat is not null)?.Heartbeat is { } beat)
            {
                return (await entrance.GetStateAtAsync(membership, beat.Head.Sequence, default)).Checkpoint!.State;
            }
        }
        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>The last item of a stream.</summary>
    private static Task<Item> LastAsync(IEntrance entrance, Membership membership, out Task started)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        started = begun.Task;
        return RunAsync();

        async Task<Item> RunAsync()
        {
            var last = new Item();
            await foreach (var frame in entrance.WatchAsync(membership, new Place(), CancellationToken.None))
            {
                last = frame.Items[^1];
                begun.TrySetResult();
            }
            return last;
        }
    }
}
