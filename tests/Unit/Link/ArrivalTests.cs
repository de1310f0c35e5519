using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class ArrivalTests : IDisposable
{
    private static readonly RoomAddress Address = new(new("http://10.0.0.7:8080/"), "H7Q2K9M3TX");

    private readonly string _folder = Directory.CreateTempSubdirectory("seats-").FullName;
    private readonly FakeEntrance _entrance = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(RefusalCode.AskAgain, true)]
    [InlineData(RefusalCode.TooFast, true)]
    [InlineData(RefusalCode.NameTaken, false)]
    public async Task Link23_a_seat_that_may_have_been_taken_is_asked_for_again(RefusalCode code, bool isSame)
    {
        var secrets = new List<ByteString>();
        _entrance.Join = request =>
        {
            secrets.Add(request.Secret);
            return new() { Refusal = new() { Code = code } };
        };

        var (_, refusal) = await TakeAsync("");
        await TakeAsync("");

        Assert.Equal(code, refusal!.Code);
        Assert.Equal(isSame, secrets[0] == secrets[1]);
    }

    [Theory]
    [InlineData("https://board.example/r/H7Q2K9M3TX", "https://board.example/r/H7Q2K9M3TX")]
    [InlineData("http://localhost:8080/r/H7Q2K9M3TX", "http://10.0.0.7:8080/r/H7Q2K9M3TX")]
    [InlineData("", "http://10.0.0.7:8080/r/H7Q2K9M3TX")]
    public async Task Link23_people_are_invited_to_where_the_server_says_and_never_to_their_own_machine(
        string said,
        string link
    )
    {
        _entrance.Join = request =>
            new()
            {
                Joined = new()
                {
                    Token = ParticipantToken.Make(Guid.NewGuid(), 2, request.Secret.Span).Text,
                    Participant = 2,
                    Room = ByteString.CopyFrom(new byte[16]),
                },
            };

        var (seat, _) = await TakeAsync(said);

        Assert.Equal(new Uri(link), seat!.JoinLink);
    }

    [Theory]
    [InlineData(Role.Participant, "host", Role.Unspecified, Role.Host)]
    [InlineData(Role.Participant, "host", Role.Participant, Role.Host)]
    [InlineData(Role.Participant, null, Role.Observer, Role.Observer)]
    [InlineData(Role.Observer, null, Role.Participant, Role.Participant)]
    public async Task Link28_who_comes_back_in_another_role_leaves_the_old_membership_and_keeps_the_keys(
        Role before,
        string? hostSecret,
        Role asked,
        Role after
    )
    {
        var kept = Sit(before);
        var room = new NamedRoom(_entrance, kept.Membership!);

        var (seat, refusal) = await TakeAsync(asked, hostSecret);

        Assert.Null(refusal);
        Assert.Equal(after, seat!.Membership!.Role);
        Assert.Equal([kept.Membership!.Token], room.Left);
        Assert.Equal(kept.Keys.AuthorSecret.ToArray(), seat.Keys.AuthorSecret.ToArray());
        Assert.Equal(kept.Keys.PocketMaster.ToArray(), seat.Keys.PocketMaster.ToArray());
        Assert.Equal(seat.Membership, Seats.Find(Address, "Bea", isScreen: false)!.Membership);
    }

    [Theory]
    [InlineData(Role.Host, null, Role.Participant)]
    [InlineData(Role.Host, null, Role.Observer)]
    [InlineData(Role.Host, "host", Role.Participant)]
    [InlineData(Role.Participant, null, Role.Participant)]
    [InlineData(Role.Observer, null, Role.Unspecified)]
    [InlineData(Role.Observer, "host", Role.Observer)]
    public async Task Link28_who_comes_back_as_before_or_is_host_keeps_the_membership(
        Role before,
        string? hostSecret,
        Role asked
    )
    {
        var kept = Sit(before);

        var (seat, _) = await TakeAsync(asked, hostSecret);

        Assert.Equal(kept.Membership, seat!.Membership);
    }

    [Fact]
    public async Task Link28_a_wrong_hosts_link_is_refused_and_the_old_membership_goes_on()
    {
        var kept = Sit(Role.Participant);
        var room = new NamedRoom(_entrance, kept.Membership!);

        var (_, refusal) = await TakeAsync(Role.Participant, "wrong");

        Assert.Equal(RefusalCode.Role, refusal!.Code);
        Assert.Empty(room.Left);
        Assert.Equal(kept.Membership, Seats.Find(Address, "Bea", isScreen: false)!.Membership);
    }

    [Fact]
    public async Task Link28_a_change_of_role_that_broke_off_is_ended_the_next_time()
    {
        var kept = Sit(Role.Participant);
        var room = new NamedRoom(_entrance, kept.Membership!) { Breaks = true };
        await Assert.ThrowsAsync<LinkBrokenException>(() => TakeAsync(Role.Participant, "host"));
        Assert.Single(room.Left);

        var (seat, _) = await TakeAsync(Role.Participant, "host");

        Assert.Equal(Role.Host, seat!.Membership!.Role);
    }

    [Fact]
    public async Task Link28_a_seat_in_use_is_not_changed_under_the_other_window()
    {
        var kept = Sit(Role.Participant);
        using var window = Seats.OpenOutbox(kept);

        await Assert.ThrowsAsync<SeatInUseException>(() => TakeAsync(Role.Participant, "host"));
    }

    private SeatFolder Seats => new(_folder, TimeProvider.System);

    private SavedSeat Sit(Role role)
    {
        var made = SavedSeat.Make(Address, "Bea");
        var token = ParticipantToken.Make(Guid.NewGuid(), 2, made.Secret.Span);
        return Seats.Save(
            made with
            {
                Membership = new(
                    Address.Code,
                    token.Text,
                    2,
                    ByteString.CopyFrom(token.Room.ToByteArray(bigEndian: true)),
                    role
                ),
            }
        );
    }

    private Task<(SavedSeat? Seat, Refusal? Refusal)> TakeAsync(string joinLink) =>
        TakeAsync(Role.Participant, null, joinLink);

    private Task<(SavedSeat? Seat, Refusal? Refusal)> TakeAsync(Role role, string? hostSecret, string joinLink = "")
    {
        var connection = new ConnectResult.Connected(
            _entrance,
            Transport.Hub,
            Address.Server,
            new() { JoinLink = joinLink }
        );
        var address = Address with { HostSecret = hostSecret };
        return new JoinFlow("Bea", 1, role).TakeSeatAsync(connection, address, Seats, default);
    }

    /// <summary>A room in which a name is taken until its holder leaves.</summary>
    private sealed class NamedRoom
    {
        private readonly Guid _room = Guid.NewGuid();
        private bool _isTaken = true;

        public NamedRoom(FakeEntrance entrance, Membership there)
        {
            entrance.Join = Join;
            entrance.Checkpoint = () => new(null, new() { Code = RefusalCode.Token });
            entrance.Do = (membership, command) =>
            {
                Assert.Equal(Command.ActOneofCase.Leave, command.ActCase);
                var isThere = _isTaken && membership.Token == there.Token;
                _isTaken &= !isThere;
                Left.Add(membership.Token);
                return isThere ? new() { Accepted = new() } : new() { Refusal = new() { Code = RefusalCode.Token } };
            };
        }

        public List<string> Left { get; } = [];

        /// <summary>The answer to the next joining that would be let in is lost.</summary>
        public bool Breaks { get; set; }

        private JoinResponse Join(JoinRequest request)
        {
            if (request.HostSecret is not ("" or "host"))
            {
                return new() { Refusal = new() { Code = RefusalCode.Role } };
            }
            if (_isTaken)
            {
                return new() { Refusal = new() { Code = RefusalCode.NameTaken } };
            }
            if (Breaks)
            {
                Breaks = false;
                throw new LinkBrokenException();
            }
            return new()
            {
                Joined = new()
                {
                    Token = ParticipantToken.Make(_room, 3, request.Secret.Span).Text,
                    Participant = 3,
                    Room = ByteString.CopyFrom(_room.ToByteArray(bigEndian: true)),
                    Role = request.HostSecret.Length > 0 ? Role.Host : request.Role,
                },
            };
        }
    }
}
