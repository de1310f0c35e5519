using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>The elephant on the table, on the desktop client. Elephants 10, 11, 12 are read in this order.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData(Role.Participant, false)]
    [InlineData(Role.Observer, false)]
    [InlineData(Role.RoomSeat, true)]
    public async Task Table6_everyone_sees_all_of_its_text_until_it_leaves(Role role, bool isScreen)
    {
        await using var room = new WorkedRoom(role, isScreen: isScreen, width: 1920, height: 1080);
        var on = room.Scene.OnTable;
        Assert.True(on.IsBlank);
        Set(room, Table(11));
        Assert.Equal(("elephant 11", true), (on.Text, on.IsWhole));
        Assert.True(on.Type >= 48);
        Assert.True(on.Bounds.Grown(1).Contains(on.Note.Position) && on.Note.Bottom < on.Bounds.Bottom);
        // Nothing else of the room's is shown in front.
        Assert.Equal("", on.Read);
        room.Shown.Tell(Facts.Withdrawn(11));
        Assert.True(on.IsBlank);
        Set(room, Table(12));
        Assert.Equal("elephant 12", on.Text);
        Set(room, null);
        Assert.True(on.IsBlank);
    }

    [Fact]
    public async Task Table8_previous_and_next_follow_the_order_of_reading_and_name_what_they_replace()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Click(room.At(0));
        room.Host.Press(Key.T);
        Assert.Equal(new PutOnTable { Elephant = 10 }, (await room.ArrivedAsync()).PutOnTable);
        Set(room, Table(10));
        room.Push(room.Say("table.next"));
        Assert.Equal(new PutOnTable { Elephant = 11, Instead = 10 }, (await room.ArrivedAsync()).PutOnTable);
        Set(room, Table(11));
        room.Shown.Pass(600);
        room.Host.Press(Key.PageUp);
        Assert.Equal(new PutOnTable { Elephant = 10, Instead = 11 }, (await room.ArrivedAsync()).PutOnTable);
        room.Host.Press(Key.PageDown);
        Assert.Equal(new PutOnTable { Elephant = 12, Instead = 11 }, (await room.ArrivedAsync()).PutOnTable);
        Set(room, Table(12));
        Assert.False(ButtonOf(room, "table.next")?.Interactable);
        room.Push(room.Say("act.take_off_table"));
        Assert.Equal(12ul, (await room.ArrivedAsync()).TakeOffTable.Elephant);
        Set(room, null);
        Assert.Null(ButtonOf(room, "table.next"));
    }

    [Fact]
    public async Task Table8_the_second_tap_on_next_skips_none()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        Set(room, Table(10));
        room.Shown.Pass(600);
        var next = ButtonOf(room, "table.next")!;
        next.Press();
        Assert.Equal(11ul, (await room.ArrivedAsync()).PutOnTable.Elephant);
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "it is answered");
        Set(room, Table(11));
        next.Press();
        room.Shown.Pass(550);
        next.Press();
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        room.Shown.Pass(50);
        next.Press();
        Assert.Equal(12ul, (await room.ArrivedAsync()).PutOnTable.Elephant);
    }

    [Fact]
    public async Task Table8_its_dialog_and_its_menu_put_it_there_and_a_participant_has_no_controls()
    {
        await using var room = new WorkedRoom(Role.Host);
        room.Click(room.At(1), button: PointerButton.Right);
        Assert.Contains(room.Open<Menu>()!.Items, item => item.Label == room.Say("act.put_on_table"));
        room.Host.Press(Key.Escape);
        room.Context.Open(11, false);
        room.Host.Tick();
        room.Push(room.Say("act.put_on_table"));
        Assert.Equal(11ul, (await room.ArrivedAsync()).PutOnTable.Elephant);

        await using var other = new WorkedRoom(Role.Participant);
        Set(
            other,
            new()
            {
                Table = new() { Elephant = 11 },
                Reading = new() { At = 11 },
            }
        );
        Assert.Null(ButtonOf(other, "table.next"));
        other.Host.Press(Key.T, Modifiers.Shift);
        other.Host.Press(Key.PageDown);
        Assert.Equal(0, other.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Reading4_the_round_is_started_from_the_card_shows_how_far_it_is_and_is_ended()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Push(room.Say("act.start_reading"));
        Assert.NotNull((await room.ArrivedAsync()).StartReading);
        Set(
            room,
            new()
            {
                Table = new() { Elephant = 11 },
                Reading = new() { At = 11 },
            }
        );
        Assert.Equal("2 of 3", room.Scene.OnTable.Read);
        Assert.Null(ButtonOf(room, "act.start_reading"));
        Assert.Null(ButtonOf(room, "act.take_off_table"));
        // It left meanwhile; the round goes on from its place.
        room.Shown.Tell(Facts.SetAside(11));
        Set(room, new() { Reading = new() { At = 11 } });
        room.Shown.Pass(600);
        room.Host.Press(Key.PageDown);
        Assert.Equal(new PutOnTable { Elephant = 12 }, (await room.ArrivedAsync()).PutOnTable);
        room.Push(room.Say("act.end_reading"));
        Assert.NotNull((await room.ArrivedAsync()).EndReading);
    }

    [Fact]
    public async Task Live3_a_command_that_changes_the_live_state_has_a_deadline_in_ten_seconds()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Shown.Pass(1000);
        var before = room.Context.Now();
        room.Host.Press(Key.L);
        var pressed = room.Context.Now();
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds((await room.ArrivedAsync()).Deadline);
        Assert.InRange(deadline, before.AddMilliseconds(9_999), pressed.AddSeconds(10));
    }

    private static LiveState Table(ulong elephant) =>
        new()
        {
            Table = new() { Elephant = elephant, Since = 1 },
        };

    private static void Set(WorkedRoom room, LiveState? state)
    {
        room.Shown.Learn(view => view with { Live = new(view.Live) { State = state } });
        room.Host.Tick();
    }

    private static Button? ButtonOf(WorkedRoom room, string key) =>
        room
            .Scene.Root.GetComponentsInChildren<Button>()
            .FirstOrDefault(button => button.Label == room.Say(key) && button.IsActiveAndEnabled);
}
