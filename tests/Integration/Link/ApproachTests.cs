using System.Net;
using ElephantBoard.Link;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Link;

public sealed class ApproachTests
{
    // Another address of this machine: the server's gRPC port does not stand there.
    private static readonly IPAddress Elsewhere = IPAddress.Parse("127.0.0.2");

    // However busy the machine is: what comes through is waited for.
    private readonly ServerConnector _serverConnector = new(new PatientTime());

    [Fact]
    public async Task Link21_grpc_is_taken_where_it_comes_through()
    {
        await using var server = await RunningServer.StartAsync();
        var address = await OpenAsync(server, server.Http);

        var connected = Assert.IsType<ConnectResult.Connected>(await _serverConnector.ConnectAsync(address, default));

        await using var entrance = connected.Entrance;
        Assert.Equal((Transport.Grpc, server.Grpc), (connected.Transport, connected.At));
        Assert.Equal("What nobody says", connected.Room.Name);
        await SeesAsync(connected, address);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Link21_the_hub_is_taken_where_grpc_is_blocked_or_silent(bool silent)
    {
        await using var server = await RunningServer.StartAsync();
        await using var relay = new FaultProxy(server.Http, Elsewhere);
        await using var port = silent ? new OddPort(Elsewhere, server.Grpc.Port) : null;
        var address = await OpenAsync(server, relay.Address);

        var serverConnector = silent ? new ServerConnector(TimeProvider.System) : _serverConnector;

        var connected = Assert.IsType<ConnectResult.Connected>(await serverConnector.ConnectAsync(address, default));

        await using var entrance = connected.Entrance;
        Assert.Equal((Transport.Hub, relay.Address), (connected.Transport, connected.At));
        await SeesAsync(connected, address);
    }

    [Fact]
    public async Task Link21_an_address_of_grpc_alone_will_do()
    {
        await using var server = await RunningServer.StartAsync();
        var address = await OpenAsync(server, server.Grpc);

        var connected = Assert.IsType<ConnectResult.Connected>(await _serverConnector.ConnectAsync(address, default));

        await using var entrance = connected.Entrance;
        Assert.Equal(Transport.Grpc, connected.Transport);
    }

    [Fact]
    public async Task Link22_a_wrong_code_is_refused_by_the_server()
    {
        await using var server = await RunningServer.StartAsync();

        foreach (var at in new[] { server.Http, server.Grpc })
        {
            var refused = Assert.IsType<ConnectResult.Refused>(
                await _serverConnector.ConnectAsync(new(at, "ZZZZZZZZZZ"), default)
            );
            Assert.Equal(RefusalCode.NoRoom, refused.Refusal.Code);
        }
    }

    [Fact]
    public async Task Link22_a_server_that_is_not_there_is_away()
    {
        await using var port = new OddPort(IPAddress.Loopback);
        var at = port.Address;
        await port.DisposeAsync();

        Says(
            "reach.away",
            Assert
                .IsType<ConnectResult.Unreachable>(await _serverConnector.ConnectAsync(new(at, "ABCDE12345"), default))
                .Why
        );
    }

    [Fact]
    public async Task Link22_another_program_and_a_newer_server_are_told_apart()
    {
        await using var other = new OddPort(IPAddress.Loopback, answer: "<html>Welcome</html>", type: "text/html");
        var description = $$"""{"name":"Room","reader":{{Reader.Version + 1}}}""";
        await using var newer = new OddPort(IPAddress.Loopback, answer: description);

        Says("reach.other_program", await ClosedAsync(other));
        Says("reach.newer_server", await ClosedAsync(newer));
    }

    [Theory]
    [InlineData("127.0.0.1", 30, true, "reach.certificate_unknown")]
    [InlineData("127.0.0.1", 30, false, "reach.certificate_unknown")]
    [InlineData("board.example", 30, true, "reach.certificate_name")]
    [InlineData("127.0.0.1", -3, true, "reach.certificate_dates")]
    public async Task Link22_a_certificate_that_is_not_trusted_says_why(string name, int days, bool saidTls, string key)
    {
        await using var port = new TlsPort(name, days);
        var at = saidTls ? port.Address : new UriBuilder(port.Address) { Scheme = "http" }.Uri;

        Says(key, await AwayAsync(at));
    }

    [Fact]
    public async Task Link22_tls_where_none_is_spoken_names_the_plain_address()
    {
        await using var server = await RunningServer.StartAsync();

        var why = await AwayAsync(new UriBuilder(server.Http) { Scheme = "https" }.Uri);

        Says("reach.no_tls", why);
        Assert.Equal(server.Http.ToString().TrimEnd('/'), why.Parameters["plain"]);
    }

    [Fact]
    public async Task Link22_a_server_that_never_answers_is_waited_for_so_long_and_that_is_said()
    {
        await using var port = new OddPort(IPAddress.Loopback);
        var serverConnector = new ServerConnector(new ImpatientTime());

        var unreachable = Assert.IsType<ConnectResult.Unreachable>(
            await serverConnector.ConnectAsync(new(port.Address, "ABCDE12345"), default)
        );

        Says("reach.too_slow", unreachable.Why);
        Assert.Equal("15", unreachable.Why.Parameters["seconds"]);
    }

    [Fact]
    public async Task Link22_what_a_newer_server_refuses_is_said_in_its_own_words()
    {
        const string Newer = """{"code":"REFUSAL_CODE_OF_TOMORROW","sentence":"Not on a Sunday."}""";
        await using var port = new OddPort(IPAddress.Loopback, answer: Newer, status: "403 Forbidden");

        var refused = Assert.IsType<ConnectResult.Refused>(
            await _serverConnector.ConnectAsync(new(port.Address, "ABCDE12345"), default)
        );

        Assert.Equal("Not on a Sunday.", Sentences.English.Say(refused.Refusal));
    }

    [Fact]
    public async Task Link28_who_comes_back_by_the_hosts_link_is_host_and_goes_on_with_the_same_pocket()
    {
        var folder = Directory.CreateTempSubdirectory("seats-").FullName;
        await using var server = await RunningServer.StartAsync();
        await using var entrance = new HubEntrance(server.Http);
        var opened = (await entrance.OpenRoomAsync(People.Opening(anonymous: true), default)).Opened;
        var address = new RoomAddress(server.Http, opened.Code);
        var seats = new SeatFolder(folder, TimeProvider.System);
        var connection = new ConnectResult.Connected(
            entrance,
            Transport.Hub,
            server.Http,
            new() { JoinLink = opened.Links.Join }
        );
        var bea = new JoinFlow("Bea", 1, Role.Participant);
        var (before, _) = await bea.TakeSeatAsync(connection, address, seats, default);
        var round = RoomView
            .Of((await entrance.GetCheckpointAsync(before!.Membership!, default)).Checkpoint!)!
            .Room.Round;
        var secret = Secrets.PocketSecret(before.Keys.PocketMaster.Span, before.Membership!.Room.Span, round);
        var key = Google.Protobuf.ByteString.CopyFrom(Secrets.PocketKey(secret));
        await entrance.TakePocketAsync(before.Membership, new() { Round = round, Key = key }, default);

        var (host, refusal) = await new JoinFlow("Bea", 0, Role.Unspecified).TakeSeatAsync(
            connection,
            address with
            {
                HostSecret = opened.HostSecret,
            },
            seats,
            default
        );

        Assert.Null(refusal);
        Assert.Equal(Role.Host, host!.Membership!.Role);
        await using (var following = new Following(entrance, host.Membership))
        {
            await following.UntilAsync(view =>
                view.Room.Participants.GetValueOrDefault(before.Membership.Participant)?.Presence == Presence.Left
                && view.Room.Participants.GetValueOrDefault(host.Membership.Participant)?.Department == 1
            );
        }

        var pocket = await entrance.ReadPocketAsync(
            host.Membership,
            new() { Round = round, Secret = Google.Protobuf.ByteString.CopyFrom(secret) },
            default
        );
        Assert.NotNull(pocket.Pocket);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link23_who_comes_back_after_a_restart_is_the_same_participant(bool overGrpc)
    {
        var folder = Directory.CreateTempSubdirectory("seats-").FullName;
        await using var server = await RunningServer.StartAsync();
        await using var relay = new FaultProxy(server.Http, Elsewhere);
        var address = await OpenAsync(server, overGrpc ? server.Http : relay.Address);
        var bea = new JoinFlow("Bea", 2, Role.Participant);
        // The answer to the first joining is lost: nobody is told, and the seat is taken.
        await using (var lost = new HubEntrance(server.Http))
        {
            var seats = new SeatFolder(folder, TimeProvider.System);
            var kept = seats.Save(SavedSeat.Make(address, "Bea"));
            await lost.JoinAsync(
                new()
                {
                    Code = address.Code,
                    Person = new() { Name = "Bea", Department = 2 },
                    Secret = Google.Protobuf.ByteString.CopyFrom(kept.Secret.Span),
                },
                default
            );
        }

        List<Membership> stays = [];
        for (var run = 0; run < 2; run++)
        {
            var connected = Assert.IsType<ConnectResult.Connected>(
                await _serverConnector.ConnectAsync(address, default)
            );
            await using var entrance = connected.Entrance;
            var (seat, refusal) = await bea.TakeSeatAsync(
                connected,
                address,
                new(folder, TimeProvider.System),
                default
            );
            Assert.Null(refusal);
            Assert.Equal(overGrpc ? Transport.Grpc : Transport.Hub, connected.Transport);
            stays.Add(seat!.Membership!);
            await SeesAsync(connected, address, seat.Membership);
        }

        Assert.Equal(2u, stays[0].Participant);
        Assert.Equal(stays[0], stays[1]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Link23_who_is_refused_leaves_no_seat_behind()
    {
        var folder = Directory.CreateTempSubdirectory("seats-").FullName;
        await using var server = await RunningServer.StartAsync();
        var address = await OpenAsync(server, server.Http);
        var seats = new SeatFolder(folder, TimeProvider.System);
        var connected = Assert.IsType<ConnectResult.Connected>(await _serverConnector.ConnectAsync(address, default));
        await using var entrance = connected.Entrance;

        var taken = await new JoinFlow("Ada", 2, Role.Participant).TakeSeatAsync(connected, address, seats, default);
        var screen = await new JoinFlow("Screen", 0, Role.RoomSeat).TakeSeatAsync(connected, address, seats, default);

        Assert.Equal(RefusalCode.NameTaken, taken.Refusal?.Code);
        Assert.Equal(Role.RoomSeat, screen.Seat?.Membership?.Role);
        Assert.True(Assert.Single(seats.Read()).IsScreen);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The system's time, but that nothing is given up.</summary>
    private sealed class PatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.FromMinutes(2), period);
    }

    /// <summary>The system's time, but that what is waited for long is waited for a fortieth of it.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 40 : dueTime, period);
    }

    private async Task<LocalizedMessage> AwayAsync(Uri at) =>
        Assert
            .IsType<ConnectResult.Unreachable>(await _serverConnector.ConnectAsync(new(at, "ABCDE12345"), default))
            .Why;

    private async Task<LocalizedMessage> ClosedAsync(OddPort port) =>
        Assert
            .IsType<ConnectResult.Incompatible>(
                await _serverConnector.ConnectAsync(new(port.Address, "ABCDE12345"), default)
            )
            .Why;

    private static void Says(string key, LocalizedMessage message)
    {
        Assert.Equal(key, message.Key);
        Assert.Contains(message.Key, Sentences.English.Keys);
    }

    private static async Task<RoomAddress> OpenAsync(RunningServer server, Uri at)
    {
        await using var entrance = new HubEntrance(server.Http);
        var host = await People.OpenAsync(entrance, anonymous: false);
        Assert.True(RoomAddress.TryRead($"{at}r/{host.Code.ToLowerInvariant()}", null, out var address, out _));
        return address;
    }

    private static async Task SeesAsync(
        ConnectResult.Connected connected,
        RoomAddress address,
        Membership? membership = null
    )
    {
        membership ??= await People.JoinAsync(connected.Entrance, address.Code, "Eve");
        await using var following = new Following(connected.Entrance, membership);
        await following.UntilAsync(view => view.Room.Participants.ContainsKey(membership.Participant));
    }
}
