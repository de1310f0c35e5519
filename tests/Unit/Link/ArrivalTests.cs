using ElephantBoard.Link;
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

    private Task<(RestingSeat? Seat, Refusal? Refusal)> TakeAsync(string joinLink)
    {
        var door = new Reached.There(_entrance, Way.Hub, Address.Server, new() { JoinLink = joinLink });
        var seats = new SeatFolder(_folder, TimeProvider.System);
        return new Arrival("Bea", 1, Role.Participant).TakeSeatAsync(door, Address, seats, default);
    }
}
