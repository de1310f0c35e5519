using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class SelectTests
{
    [Fact]
    public async Task Tool1_a_click_chooses_one_shift_adds_control_a_takes_all_escape_and_the_floor_none()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(0));
        Assert.Equal([10ul], room.Selected);
        Assert.True(room.Piece(0).IsSelected);
        room.Click(room.At(2), Modifiers.Shift);
        Assert.Equal([10ul, 12ul], room.Selected);
        room.Click(room.At(0), Modifiers.Shift);
        Assert.Equal([12ul], room.Selected);
        room.Click(room.At(1));
        Assert.Equal([11ul], room.Selected);
        Assert.False(room.Piece(2).IsSelected);

        room.Host.Press(Key.A, Modifiers.Control);
        Assert.Equal([10ul, 11ul, 12ul], room.Selected);
        room.Host.Press(Key.Escape);
        Assert.Empty(room.Selected);
        room.Click(room.At(1));
        room.Click(room.At(800, 820));
        Assert.Empty(room.Selected);
    }

    [Fact]
    public async Task Tool1_what_leaves_the_floor_is_chosen_no_more()
    {
        await using var room = new WorkedRoom();
        room.Host.Press(Key.A, Modifiers.Control);
        room.Shown.Tell(Timeline.Facts.KickedOut(11, DecisionKind.Step));
        Assert.Equal([10ul, 12ul], room.Selected);
    }

    [Fact]
    public async Task Tool2_a_frame_on_the_empty_floor_chooses_what_it_touches_with_shift_besides()
    {
        await using var room = new WorkedRoom();
        var (from, to) = (room.At(0) + new Vector2(-90, 150), room.At(1));
        room.Drag(from, to, release: false);
        Assert.Equal([10ul, 11ul], room.Selected);
        room.Host.Tick(new InputEvent.PointerReleased(to));
        Assert.Equal([10ul, 11ul], room.Selected);

        room.Drag(room.At(2) + new Vector2(90, 150), room.At(2), modifiers: Modifiers.Shift);
        Assert.Equal([10ul, 11ul, 12ul], room.Selected);
    }

    [Fact]
    public async Task Tool2_escape_takes_the_frame_away_and_what_it_chose()
    {
        await using var room = new WorkedRoom();
        room.Drag(room.At(0) + new Vector2(-90, 150), room.At(1), release: false);
        Assert.NotEmpty(room.Selected);
        room.Host.Press(Key.Escape);
        Assert.Empty(room.Selected);
        Assert.DoesNotContain(room.Scene.Camera.Floor.Transform.Children, each => each.GameObject.Name == "marquee");
    }

    [Fact]
    public async Task Tool7_tab_goes_through_elephants_in_reading_order_and_out_behind_the_last()
    {
        await using var room = new WorkedRoom(elephants: 7);
        room.Piece(0).Focus();
        foreach (var i in Enumerable.Range(1, 6))
        {
            room.Host.Press(Key.Tab);
            Assert.Same(room.Piece(i), room.Host.Scene.Events.Focused);
            Assert.Equal([WorkedRoom.Id(i)], room.Selected);
        }

        room.Host.Press(Key.Tab, Modifiers.Shift);
        Assert.Same(room.Piece(5), room.Host.Scene.Events.Focused);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Tab);
        Assert.IsNotType<ElephantBoard.Board.Elephants.ElephantPiece>(room.Host.Scene.Events.Focused);
        Assert.NotNull(room.Host.Scene.Events.Focused);
        // The elephants are one stop for who comes from elsewhere: back, to the one that had it last.
        room.Host.Press(Key.Tab, Modifiers.Shift);
        Assert.Same(room.Piece(6), room.Host.Scene.Events.Focused);
    }

    [Fact]
    public async Task Tool7_arrow_keys_move_by_ten_and_fifty_and_send_one_move_when_they_rest()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(1));
        var from = room.Piece(1).Transform.Position;
        for (var i = 0; i < 5; i++)
        {
            room.Host.Press(Key.Right);
        }

        room.Host.Press(Key.Down, Modifiers.Shift);
        Assert.Equal(from + new Vector2(50, 50), room.Piece(1).Transform.Position);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        room.Shown.Pass(500);
        var sent = (await room.ArrivedAsync()).MoveElephant;
        Assert.Equal((11ul, (int)from.X + 50, (int)from.Y + 50), (sent.Elephant, sent.X, sent.Y));
        Assert.False(room.Entrance.IsCommanded);
        Assert.Equal(from + new Vector2(50, 50), room.Piece(1).Transform.Position);
    }

    [Fact]
    public async Task Tool7_arrow_keys_move_nothing_off_the_floor()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(0));
        for (var i = 0; i < 40; i++)
        {
            room.Host.Press(Key.Left, Modifiers.Shift);
            room.Host.Press(Key.Down, Modifiers.Shift);
        }

        Assert.Equal(new Vector2(0, 900), room.Piece(0).Transform.Position);
    }

    [Fact]
    public async Task Tool7_escape_takes_a_move_by_keys_back()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(1));
        var from = room.Piece(1).Transform.Position;
        room.Host.Press(Key.Left, Modifiers.Shift);
        room.Host.Press(Key.Escape);
        Assert.Equal(from, room.Piece(1).Transform.Position);
        room.Shown.Pass(500);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool7_enter_and_two_clicks_open_it_large_and_menu_right_button_and_a_long_press_ask()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(0));
        room.Host.Press(Key.Enter);
        Assert.Equal(room.Say("dialog.title"), room.Open<Dialog>()?.Label);
        room.Host.Press(Key.Escape);
        Assert.Null(room.Host.Scene.Events.Modal);
        room.Shown.Pass(500);
        room.Host.Click(room.At(1));
        room.Host.Click(room.At(1));
        Assert.NotNull(room.Open<Dialog>());
        room.Host.Press(Key.Escape);

        room.Host.Press(Key.Menu);
        Assert.NotNull(room.Open<Menu>());
        room.Host.Press(Key.Escape);
        room.Click(room.At(2), button: PointerButton.Right);
        Assert.NotNull(room.Open<Menu>());
        Assert.Equal([12ul], room.Selected);
        room.Host.Press(Key.Escape);

        room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Began, room.At(0)));
        room.Shown.Pass(700);
        Assert.NotNull(room.Open<Menu>());
        Assert.Equal([10ul], room.Selected);
    }

    [Fact]
    public async Task Tool8_find_shows_what_says_it_one_after_another()
    {
        await using var room = new WorkedRoom(elephants: 12);
        room.Host.Press(Key.F, Modifiers.Control);
        Assert.Same(room.RoomPanels.SearchField, room.Host.Scene.Events.Focused);
        room.Host.Type("elephant 1");
        Assert.Equal(room.Say("list.count", ("n", 10)), Count(room));
        room.Host.Type("3");
        room.Host.Press(Key.Enter);
        Assert.Equal([13ul], room.Selected);
        room.Host.Press(Key.Backspace);
        room.Host.Press(Key.Enter);
        Assert.Equal([14ul], room.Selected);
        room.Host.Press(Key.Enter, Modifiers.Shift);
        Assert.Equal([13ul], room.Selected);
        // Farther away than is seen: it comes into view.
        room.Scene.Camera.Zoom(3, room.At(7));
        Assert.False(Sees(room, 3));
        room.Host.Press(Key.Down);
        room.Host.Press(Key.Up);
        Assert.True(Sees(room, 3));
    }

    private static bool Sees(WorkedRoom room, int i) =>
        room.Scene.Camera.View.Contains(room.Piece(i).Note.Moved(room.Piece(i).Transform.Position));

    private static string? Count(WorkedRoom room) =>
        room
            .Scene.Above.GameObject.GetComponentsInChildren<Label>()
            .FirstOrDefault(label => label.GameObject.Name == "count")
            ?.Text;
}
