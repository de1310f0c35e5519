using System.Numerics;
using ElephantBoard.Board.Tools;
using ElephantBoard.Engine.Input;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class ViewTests
{
    [Fact]
    public async Task Tool6_the_floor_is_moved_by_space_and_drag_by_the_middle_button_and_by_two_fingers()
    {
        await using var room = new WorkedRoom();
        var by = new Vector2(40, 30);
        Moves(room, by, () => room.Drag(room.At(0), room.At(0) + by, button: PointerButton.Middle));
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);

        room.Host.Press(Key.Space);
        Assert.IsType<HandTool>(room.Scene.Tools.Current);
        Moves(room, by, () => room.Drag(room.At(0), room.At(0) + by));
        room.Host.Tick(new InputEvent.KeyReleased(Key.Space));
        Assert.IsType<SelectTool>(room.Scene.Tools.Current);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);

        var (one, two) = (room.At(0), room.At(1));
        Moves(
            room,
            by,
            () =>
            {
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Began, one));
                room.Host.Tick(new InputEvent.Touched(2, TouchPhase.Began, two));
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Moved, one + by));
                room.Host.Tick(new InputEvent.Touched(2, TouchPhase.Moved, two + by));
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Ended, one + by));
                room.Host.Tick(new InputEvent.Touched(2, TouchPhase.Ended, two + by));
            }
        );
    }

    [Fact]
    public async Task Tool6_on_a_dense_screen_the_floor_stays_under_the_pointer()
    {
        await using var room = new WorkedRoom(width: 2560, height: 1440, scale: 2);
        var by = new Vector2(80, 60);
        Moves(room, by, () => room.Drag(room.At(0), room.At(0) + by, button: PointerButton.Middle));
    }

    [Fact]
    public async Task Tool6_a_finger_on_the_empty_floor_moves_the_view_and_chooses_nothing()
    {
        await using var room = new WorkedRoom();
        var (at, by) = (room.At(760, 640), new Vector2(-60, -80));
        Moves(
            room,
            by,
            () =>
            {
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Began, at));
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Moved, at + (by / 2)));
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Moved, at + by));
                room.Host.Tick(new InputEvent.Touched(1, TouchPhase.Ended, at + by));
            }
        );
        Assert.Empty(room.Selected);
    }

    [Fact]
    public async Task Tool6_on_the_shared_screen_one_looks_about_by_dragging_whatever_it_begins_on()
    {
        await using var room = new WorkedRoom(Role.RoomSeat, isScreen: true);
        var by = new Vector2(40, 30);
        Moves(room, by, () => room.Drag(room.At(700, 820), room.At(700, 820) + by));
        Moves(room, by, () => room.Drag(room.At(0), room.At(0) + by));
        Assert.IsType<ViewTool>(room.Scene.Tools.Current);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool6_space_again_puts_the_hand_down_where_nobody_tells_that_a_key_came_up()
    {
        await using var room = new WorkedRoom();
        room.Host.Press(Key.Space);
        room.Host.Tick(new InputEvent.KeyPressed(Key.Space, IsRepeat: true));
        Assert.IsType<HandTool>(room.Scene.Tools.Current);
        room.Host.Press(Key.Space);
        Assert.IsType<SelectTool>(room.Scene.Tools.Current);
    }

    [Fact]
    public async Task Tool6_the_wheel_zooms_about_the_pointer_and_with_shift_and_alt_moves()
    {
        await using var room = new WorkedRoom();
        var at = room.At(1);
        var under = room.Scene.Camera.Floor.FromScreen(at);
        var zoom = room.Scene.Camera.Floor.Zoom;
        Wheel(Modifiers.None);
        Assert.True(room.Scene.Camera.Floor.Zoom > zoom);
        Assert.True((room.Scene.Camera.Floor.ToScreen(under) - at).Length() < 1.5f);
        var offset = room.Scene.Camera.Floor.Offset;
        Wheel(Modifiers.Shift);
        Assert.True(room.Scene.Camera.Floor.Offset.X < offset.X);
        Assert.Equal(offset.Y, room.Scene.Camera.Floor.Offset.Y);
        offset = room.Scene.Camera.Floor.Offset;
        Wheel(Modifiers.Alt);
        Assert.True(room.Scene.Camera.Floor.Offset.Y < offset.Y);

        void Wheel(Modifiers modifiers) => room.Host.Tick(new InputEvent.WheelTurned(at, Vector2.UnitY, modifiers));
    }

    [Fact]
    public async Task Tool6_keys_zoom_fit_and_with_nothing_chosen_arrows_move_the_view()
    {
        await using var room = new WorkedRoom();
        var camera = room.Scene.Camera;
        var fit = (camera.Floor.Zoom, camera.Floor.Offset);
        room.Host.Press(Key.Plus, Modifiers.Shift);
        Assert.True(camera.Floor.Zoom > fit.Zoom);
        room.Host.Press(Key.Minus);
        Assert.Equal(fit.Zoom, camera.Floor.Zoom, 0.001f);
        room.Host.Press(Key.Right);
        Assert.True(camera.Floor.Offset.X > fit.Offset.X);
        room.Host.Press(Key.Digit0);
        Assert.Equal(fit, (camera.Floor.Zoom, camera.Floor.Offset));
        room.Host.Press(Key.Plus);
        room.Host.Press(Key.F);
        Assert.Equal(fit, (camera.Floor.Zoom, camera.Floor.Offset));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Tool6_a_window_of_one_pixel_and_back_shows_what_it_showed(float zoom)
    {
        await using var room = new WorkedRoom(Role.Host);
        if (zoom > 1)
        {
            room.Scene.Camera.Zoom(zoom, room.At(1));
        }

        room.Shown.Pass(200);
        var before = room.Scene.Camera.View;
        foreach (var (width, height) in new[] { (1, 1), (640, 400), (3840, 2160), (1280, 720) })
        {
            (room.Host.Window.Width, room.Host.Window.Height) = (width, height);
            room.Shown.Pass(100);
        }

        Assert.True((room.Scene.Camera.View.Centre - before.Centre).Length() < 2, $"{room.Scene.Camera.View} {before}");
        Assert.Equal(before.Width, room.Scene.Camera.View.Width, 1f);
    }

    private static void Moves(WorkedRoom room, Vector2 by, Action act)
    {
        var before = room.At(0);
        act();
        var way = room.At(0) - before;
        Assert.True((way - by).Length() < 3, $"It moved by {way}.");
    }
}
