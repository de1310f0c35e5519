using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>What the desktop client does with people.</summary>
public sealed class PeopleVerbTests
{
    [Fact]
    public async Task Remove4_who_was_removed_and_asks_is_listed_with_their_number_and_let_in_by_one_choice()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        Happens(room, Facts.Left(3, removed: true), Asked(3, 417));
        Assert.Contains(room.Say("news.asks_back", ("who", "name 3"), ("number", 417)), room.Told);
        var row = RowOf(room, 3);
        Assert.Equal(room.Say("people.asks", ("number", 417)), row.Tag);
        Choose(room, row, "act.readmit");
        Assert.Equal(3u, (await room.ArrivedAsync()).Readmit.Participant);
    }

    [Fact]
    public async Task Remove4_who_does_not_lead_sees_nobody_who_was_removed()
    {
        await using var room = new WorkedRoom(Role.Participant);
        Happens(room, Facts.Left(3, removed: true), Asked(3, 417));
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        Assert.DoesNotContain(room.RoomPanels.People.Rows, row => row is PersonRow { Number: 3 });
    }

    [Fact]
    public async Task Seat3_somebody_in_the_room_who_asks_from_another_device_is_let_in()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        Happens(room, Asked(3, 500));
        Assert.Contains(room.Say("news.asks_in", ("who", "name 3"), ("number", 500)), room.Told);
        Choose(room, RowOf(room, 3), "act.readmit");
        Assert.Equal(3u, (await room.ArrivedAsync()).Readmit.Participant);
    }

    [Fact]
    public async Task People5_a_name_that_was_typed_stays_until_the_room_has_accepted_it()
    {
        await using var room = new WorkedRoom();
        Begin(room, "act.rename", 1);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Type("Ada Lovelace");
        room.Host.Press(Key.Escape);
        Begin(room, "act.rename", 1);
        room.Push(room.Say("act.rename"));
        Assert.Equal("Ada Lovelace", (await room.ArrivedAsync()).Rename.Name);
    }

    [Fact]
    public async Task People5_a_department_is_chosen_until_the_first_pour()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        Begin(room, "act.change_department", 1);
        room.Push("Engineering");
        Assert.Equal(2u, (await room.ArrivedAsync()).ChangeDepartment.Department);
        await using var later = new WorkedRoom(stage: Stage.Debrief);
        var can = VerbList.ChangingDepartment.AvailabilityFor(later.Context, new Subject.Person(1));
        Assert.Equal(later.Say("verb.department_fixed"), can.DisabledReason);
    }

    [Fact]
    public async Task People5_facilitating_is_handed_over_after_a_word()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        Begin(room, "act.hand_over", 3);
        Assert.Contains(room.Say("people.hand_over_sure", ("name", "name 3")), room.OpenLabels);
        room.Push(room.Say("act.hand_over"));
        Assert.Equal(3u, (await room.ArrivedAsync()).HandOver.Participant);
    }

    [Fact]
    public async Task People5_a_locked_room_says_so_and_is_unlocked()
    {
        await using var room = new WorkedRoom(Role.Host);
        var whole = Subject.Whole;
        Assert.Contains(VerbList.For(room.Context, whole), each => each.Verb is LockingRoom);
        Happens(
            room,
            new Event
            {
                By = 2,
                Locked = new() { Locked = true },
            }
        );
        Assert.Contains(room.Say("news.locked", ("who", "name 2")), room.Told);
        Assert.DoesNotContain(VerbList.For(room.Context, whole), each => each.Verb is LockingRoom);
        VerbList.For(room.Context, whole).Single(each => each.Verb is UnlockingRoom).Verb.Begin(room.Context, whole);
        Assert.NotNull((await room.ArrivedAsync()).UnlockRoom);
    }

    [Fact]
    public async Task Seat6_the_link_to_a_seat_is_made_on_request_and_its_ticket_is_offered()
    {
        await using var room = new WorkedRoom();
        VerbList.OfferingSeat.Begin(room.Context, Subject.Whole);
        Assert.Empty(room.Host.Scene.Events.Modal!.GetComponentsInChildren<QrView>());
        room.Push(room.Say("move.show"));
        Assert.Equal(32, (await room.ArrivedAsync()).OfferSeat.Ticket.Length);
    }

    private static Event Asked(uint participant, uint number) =>
        new()
        {
            AskedIn = new() { Participant = participant, Number = number },
        };

    private static void Happens(WorkedRoom room, params Event[] events)
    {
        room.Shown.Tell(events);
        room.Host.Tick();
    }

    private static PersonRow RowOf(WorkedRoom room, uint number)
    {
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        return room.RoomPanels.People.Rows.OfType<PersonRow>().Single(row => row.Number == number);
    }

    private static void Choose(WorkedRoom room, PersonRow row, string verb)
    {
        Assert.Contains(VerbList.For(room.Context, new Subject.Person(row.Number)), each => each.Verb.Name == verb);
        Begin(room, verb, row.Number);
    }

    private static void Begin(WorkedRoom room, string verb, uint number)
    {
        var subject = new Subject.Person(number);
        VerbList.For(room.Context, subject).Single(each => each.Verb.Name == verb).Verb.Begin(room.Context, subject);
        room.Host.Tick();
    }
}
