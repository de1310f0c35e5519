using ElephantBoard.Rules;
using ElephantBoard.Rules.Verbs;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class RoomTests
{
    private static readonly Limits Limits = Limits.Default;

    [Fact]
    public void Room2_the_creator_of_a_room_is_in_it_as_its_host()
    {
        var workshop = new Workshop();
        Assert.Equal(2u, workshop.Opened.Accepted.Sequence);
        Assert.Equal(Role.Host, workshop.Room.Participants[1].Role);
        Assert.Equal(Stage.Gather, workshop.Room.Stage);
        Assert.NotEqual(0u, workshop.Room.Round);
        Assert.Equal(Plan._60, workshop.Room.Plan);
        Assert.Equal(2, workshop.Events.Count);
    }

    [Fact]
    public void Room2_a_room_is_opened_once()
    {
        var workshop = new Workshop();
        var again = workshop.RunBatch(batch => batch.Open(Workshop.Request(), workshop.Host.Token, default));
        Assert.Equal(RefusalCode.IdReused, again.Refusal.Code);
        Assert.True(workshop.Last.IsEmpty);
    }

    [Theory]
    [InlineData("Sales", "sales")]
    [InlineData("Sales", "S\u0430les")]
    [InlineData("Sales", "\uFF33ales")]
    [InlineData("Sales", "Sa\u200Bles ")]
    public void Room3_no_two_departments_look_alike(params string[] departments) =>
        Assert.Equal(RefusalCode.Malformed, Refused(request => With(request, departments)));

    [Fact]
    public void Room3_a_room_has_one_to_twelve_departments()
    {
        Assert.Equal(RefusalCode.Malformed, Refused(request => request.Departments.Clear()));
        Assert.Null(Decided(request => With(request, Letters(Limits.Departments))));
        Assert.Equal(
            RefusalCode.TooManyDepartments,
            Refused(request => With(request, Letters(Limits.Departments + 1)))
        );
        Assert.Equal(RefusalCode.TextEmpty, Refused(request => With(request, "Sales", " ")));
    }

    [Fact]
    public void Room4_a_room_needs_a_name_but_neither_concern_nor_prompt()
    {
        Assert.Equal(RefusalCode.TextEmpty, Refused(request => request.Name = "\u200B\n"));
        Assert.Equal(RefusalCode.TextEmpty, Refused(request => request.Facilitator = null));
        Assert.Null(Decided(request => (request.Concern, request.Prompt) = ("", "")));
        Assert.Equal(RefusalCode.TextUnreadable, Refused(request => request.Concern = "a\0b"));
        Assert.Equal(RefusalCode.Malformed, Refused(request => request.Plan = (Plan)5));
    }

    [Fact]
    public void Room4_names_and_lines_are_as_long_as_their_limits_and_no_longer()
    {
        Assert.Null(Decided(request => request.Name = new string('x', Limits.RoomName)));
        Assert.Equal(RefusalCode.TextTooLong, Refused(request => request.Name = new string('x', Limits.RoomName + 1)));
        Assert.Null(Decided(request => request.Concern = Elephants(Limits.Line)));
        Assert.Equal(RefusalCode.TextTooLong, Refused(request => request.Concern = Elephants(Limits.Line + 1)));
        Assert.Equal(RefusalCode.TextTooLong, Refused(request => request.Prompt = Elephants(Limits.Line + 1)));
        Assert.Null(Decided(request => With(request, Elephants(Limits.DepartmentName))));
        Assert.Equal(RefusalCode.TextTooLong, Refused(request => With(request, Elephants(Limits.DepartmentName + 1))));
        Assert.Equal(
            RefusalCode.TextTooLong,
            Refused(request => request.Facilitator.Name = Elephants(Limits.PersonName + 1))
        );
    }

    private static RefusalCode? Refused(Action<OpenRoomRequest> change) => Decided(change)?.Code;

    private static Refusal? Decided(Action<OpenRoomRequest> change)
    {
        var request = Workshop.Request();
        change(request);
        var envelope = new Envelope(0, Role.Host, 1, new Entropy(new byte[32]), Limits);
        var id = Google.Protobuf.ByteString.CopyFrom(new byte[16]);
        return OpeningRoom.Decide(id, request, Digest.Of("a"u8), Digest.Of("b"u8), envelope) is Decision.Refused refused
            ? refused.Refusal
            : null;
    }

    private static void With(OpenRoomRequest request, params string[] departments)
    {
        request.Departments.Clear();
        request.Departments.Add(departments);
    }

    private static string[] Letters(int count) => [.. Enumerable.Range(0, count).Select(i => $"{(char)('A' + i)}")];

    // Each is one scalar and two UTF-16 units.
    private static string Elephants(int count) => string.Concat(Enumerable.Repeat("\uD83D\uDC18", count));
}
