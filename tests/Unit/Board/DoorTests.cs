using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Door = ElephantBoard.Board.Scenery.Door;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>The door: elephants are dropped on it, and those on the porch are selected in it.</summary>
public sealed class DoorTests
{
    private static readonly Vector2 Within = FloorPlan.Working.Doorway.Centre;

    [Fact]
    public async Task Tool20_the_door_opens_for_a_drag_and_calls_out_while_the_pointer_is_over_it()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        var door = room.Scene.Scenery.Door;
        Assert.Equal(DoorCall.None, door.Call);
        room.Drag(room.At(0), room.At(0) + new Vector2(20, 40), release: false);
        Assert.Equal(DoorCall.Offers, door.Call);
        room.Host.Tick(new InputEvent.PointerMoved(Pixel(room, Within)));
        Assert.Equal(DoorCall.Takes, door.Call);
        room.Host.Press(Key.Escape);
        Assert.Equal(DoorCall.None, door.Call);
        room.Host.Tick(new InputEvent.PointerReleased(Pixel(room, Within)));
        Assert.Null(room.Open<Dialog>());
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool20_a_drop_on_the_door_opens_the_decision_and_cancel_puts_the_elephant_back()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), Pixel(room, Within));
        Assert.Equal(room.Say("kick.title", ("n", 1)), room.Open<Dialog>()?.Label);
        Assert.Contains("elephant 10", Notes(room));
        // It waits in the door.
        Assert.True(FloorPlan.Working.Doorway.Contains(room.Piece(0).Transform.Position));
        room.Shown.Tell(Facts.Moved(10, 500, 600, by: 2), Facts.Moved(10, (int)from.X, (int)from.Y, by: 2));
        Assert.True(FloorPlan.Working.Doorway.Contains(room.Piece(0).Transform.Position));
        room.Push(room.Say("room.cancel"));
        room.Shown.Pass(500);
        Assert.Equal(room.Piece(0).Stand, room.Piece(0).Transform.Position);
        Assert.Equal(from, room.Piece(0).Transform.Position);
        Assert.Empty(room.Scene.Elephants.Held);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool20_all_that_is_dropped_on_the_door_gets_one_decision()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.Weigh, elephants: 4);
        room.Click(room.At(0));
        room.Click(room.At(1), Modifiers.Shift);
        room.Drag(room.At(1), Pixel(room, Within));
        Assert.Equal(room.Say("kick.title", ("n", 2)), room.Open<Dialog>()?.Label);
        Assert.Equal(["elephant 10", "elephant 11"], Notes(room).Order());
        room.Host.Press(Key.Down);
        room.Open<TextField>()!.Focus();
        room.Host.Type("Ann asks Bo by Friday.");
        room.Push(room.Say("kick.submit"));
        Command[] sent = [await room.ArrivedAsync(), await room.ArrivedAsync()];
        Assert.Equal([10ul, 11ul], sent.Select(each => each.KickOut.Elephant).Order());
        Assert.All(sent, each => Assert.Equal("Ann asks Bo by Friday.", each.KickOut.Wording));
        Assert.All(sent, each => Assert.Equal(sent[0].KickOut.Kind, each.KickOut.Kind));
        Assert.DoesNotContain(10ul, room.Scene.Elephants.Pieces.Keys);
    }

    [Fact]
    public async Task Tool20_who_may_not_show_out_is_told_so_and_the_elephant_goes_back()
    {
        await using var room = new WorkedRoom(Role.Participant, Stage.KickOut);
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), Pixel(room, Within), release: false);
        Assert.Equal(DoorCall.None, room.Scene.Scenery.Door.Call);
        room.Host.Tick(new InputEvent.PointerReleased(Pixel(room, Within)));
        room.Shown.Pass(500);
        Assert.Null(room.Open<Dialog>());
        Assert.Equal(from, room.Piece(0).Transform.Position);
        Assert.Contains(room.Say("door.role"), room.Told);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool20_a_drop_after_the_stage_changed_puts_it_back_with_a_sentence()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), Pixel(room, Within), release: false);
        room.Shown.Tell(Facts.Stage(Stage.KickOut, Stage.Close));
        room.Host.Tick(new InputEvent.PointerReleased(Pixel(room, Within)));
        room.Shown.Pass(500);
        Assert.Null(room.Open<Dialog>());
        Assert.Equal(from, room.Piece(0).Transform.Position);
        Assert.Contains(room.Told, told => told.Contains(room.Say("stage.kick_out"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, 30)]
    [InlineData(118, 60)]
    [InlineData(250, 160)]
    [InlineData(420, 260)]
    public void Move6_no_resting_elephant_is_drawn_in_the_doorway(float width, float height)
    {
        for (var x = 0; x <= Floor.Width; x += 40)
        {
            for (var y = 0; y <= Floor.Height; y += 30)
            {
                var at = Places.Held(new Vector2(x, y), new Vector2(width, height));
                var note = Rect.At(at - (new Vector2(width, height) / 2), new Vector2(width, height));
                Assert.False(note.Overlaps(FloorPlan.Working.Doorway), $"{x}, {y}: {at}");
            }
        }
    }

    [Fact]
    public void Move6_the_door_is_where_the_rules_have_it()
    {
        Assert.Equal(Floor.DoorwayLeft, FloorPlan.Working.Doorway.X, 0.5f);
        Assert.Equal(Floor.DoorwayBottom, FloorPlan.Working.Doorway.Bottom, 0.5f);
    }

    [Fact]
    public async Task Tool21_an_elephant_on_the_porch_is_read_selected_opened_and_has_its_menu()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Shown.Tell(Facts.KickedOut(11, DecisionKind.Step));
        room.Shown.Learn(view =>
            view with
            {
                Wordings = view.Wordings.SetItem(view.Room.Elephants[11].Decision, "Ann asks Bo by Friday."),
            }
        );
        room.Shown.Pass(8_000);
        var note = room.Scene.Scenery.Porch.Notes[11];
        Assert.Equal("elephant 11\nAnn asks Bo by Friday.", note.Tooltip);
        room.Host.Tick(new InputEvent.PointerMoved(note.ScreenCentre));
        Assert.True(note.IsHovered);
        room.Click(note.ScreenCentre);
        Assert.True(note.IsSelected);
        Assert.Equal([11ul], room.Selected);
        room.Click(note.ScreenCentre, button: PointerButton.Right);
        Assert.Contains(room.Say("act.bring_back"), room.Open<Menu>()!.Items.Select(item => item.Label));
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.Enter);
        Assert.Contains(room.OpenLabels, label => label.Contains("Ann asks Bo by Friday.", StringComparison.Ordinal));
        room.Host.Press(Key.Escape);

        room.Click(room.At(0), Modifiers.Shift);
        Assert.Equal([10ul, 11ul], room.Selected);
        room.Drag(room.At(0), room.At(0) + new Vector2(0, 60));
        Assert.Equal(10ul, (await room.ArrivedAsync()).MoveElephant.Elephant);
        room.Shown.Tell(Facts.CameBack(11));
        Assert.DoesNotContain(11ul, room.Selected);
    }

    [Fact]
    public async Task Tool21_on_the_shared_screen_nothing_can_be_selected()
    {
        await using var room = new WorkedRoom(Role.RoomSeat, Stage.KickOut, isScreen: true);
        room.Shown.Tell(Facts.KickedOut(11, DecisionKind.Step));
        room.Shown.Pass(8_000);
        room.Click(room.Scene.Scenery.Porch.Notes[11].ScreenCentre);
        Assert.Empty(room.Selected);
    }

    private static Vector2 Pixel(WorkedRoom room, Vector2 place) => room.At(place.X, place.Y);

    private static IEnumerable<string> Notes(WorkedRoom room) =>
        room.Host.Scene.Events.Modal!.GetComponentsInChildren<NoteView>().Select(note => note.Text);
}
