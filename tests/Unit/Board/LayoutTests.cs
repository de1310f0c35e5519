using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Panels;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class LayoutTests
{
    [Theory]
    [InlineData(1280, 720, 1)]
    [InlineData(800, 600, 1)]
    [InlineData(640, 400, 1)]
    [InlineData(320, 568, 1)]
    [InlineData(3840, 2160, 2)]
    [InlineData(1280, 720, 1.5f)]
    public async Task Panel9_every_control_is_on_the_screen_and_no_two_cover_each_other(
        int width,
        int height,
        float scale
    )
    {
        foreach (var role in new[] { Role.Host, Role.Participant })
        {
            await using var room = new WorkedRoom(role, Stage.Weigh, width: width, height: height, scale: scale);
            foreach (var tab in Enum.GetValues<PanelTab>())
            {
                room.RoomPanels.Show(tab);
                room.Shown.Pass(100);
                Check(room);
            }

            room.RoomPanels.Toggle();
            room.Shown.Pass(100);
            Check(room);
        }
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(800, 600)]
    [InlineData(640, 400)]
    [InlineData(320, 568)]
    public async Task Panel9_dialogs_fit_and_what_is_too_high_scrolls(int width, int height)
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut, width: width, height: height);
        room.Click(room.At(0));
        Action[] all =
        [
            () => room.Host.Press(Key.K),
            () => room.Host.Press(Key.M),
            () => room.Host.Press(Key.Enter),
            () => room.Host.Press(Key.F1),
            () => room.Host.Press(Key.K, Modifiers.Control),
            () => room.Host.Press(Key.I),
            room.RoomPanels.Acts["private.title"].Do,
            room.RoomPanels.Acts["panel.page"].Do,
        ];
        foreach (var open in all)
        {
            room.Scene.Tools.Selection.Only(10);
            room.Piece(0).Focus();
            open();
            room.Host.Tick();
            var dialog = room.Open<Dialog>()!;
            Assert.True(OnScreen(room).Contains(Of(dialog)), $"'{dialog.Label}' is at {Of(dialog)}.");
            // Whatever has the focus is seen.
            foreach (var stop in room.Host.Scene.Events.FocusStops.ToArray())
            {
                stop.Focus();
                room.Host.Tick();
                Assert.True(IsSeen(stop), $"'{stop.Label}' of '{dialog.Label}' is not seen.");
            }

            // A window that changes meanwhile does not lose it.
            (room.Host.Window.Width, room.Host.Window.Height) = (1, 1);
            room.Host.Tick();
            (room.Host.Window.Width, room.Host.Window.Height) = (700, 500);
            room.Host.Tick();
            Assert.True(OnScreen(room).Contains(Of(room.Open<Dialog>()!)));
            (room.Host.Window.Width, room.Host.Window.Height) = (width, height);
            room.Host.Tick();
            room.Host.Press(Key.Escape);
            Assert.Null(room.Host.Scene.Events.Modal);
        }
    }

    [Fact]
    public async Task Panel9_the_panel_lies_over_the_floor_where_there_is_little_room_and_is_closed_at_first()
    {
        await using var narrow = new WorkedRoom(width: 800, height: 600);
        Assert.False(narrow.RoomPanels.IsPanelOpen);
        narrow.RoomPanels.Toggle();
        narrow.Shown.Pass(100);
        Assert.Equal(800, narrow.Scene.Camera.Frame.Width);

        await using var wide = new WorkedRoom();
        Assert.True(wide.RoomPanels.IsPanelOpen);
        Assert.True(wide.Scene.Camera.Frame.Width < 1000);
        wide.Host.Press(Key.B, Modifiers.Control);
        wide.Shown.Pass(100);
        Assert.Equal(1280, wide.Scene.Camera.Frame.Width);
    }

    [Fact]
    public async Task Panel9_what_is_pressed_on_the_panel_is_pressed_on_nothing_below_it()
    {
        await using var room = new WorkedRoom(width: 800, height: 600, elephants: 10);
        room.RoomPanels.Toggle();
        room.Shown.Pass(100);
        room.Scene.Tools.Selection.Clear();
        var covered = Enumerable.Range(0, 10).First(i => room.At(i).X > 520 && room.At(i).Y is > 200 and < 500);
        room.Click(room.At(covered));
        Assert.Null(room.Host.Scene.Events.Focused as ElephantPiece);
    }

    [Fact]
    public async Task Panel9_the_folded_card_keeps_its_heading_on_one_line_beside_its_buttons()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Debrief, width: 1280, height: 800, scale: 2);
        var heading = room
            .Scene.Root.GetComponentsInChildren<Label>()
            .Single(label => label.Text == room.Say("card_next.heading"));
        for (var width = 700; width <= 1800; width += 20)
        {
            room.Host.Window.Width = width;
            room.Host.Tick();
            room.Host.Tick();
            Assert.InRange(heading.LayerBounds.Height, 1, 30);
        }
    }

    [Fact]
    public async Task Panel9_with_nothing_going_on_nothing_is_drawn()
    {
        await using var room = new WorkedRoom(Role.Host);
        await room.UntilAsync(() => room.Entrance.Hat.Taken > 0, "the pocket is taken");
        room.Host.Settle();
        var frames = room.Host.Loop.Painter.Frames;
        room.Shown.Pass(3000);
        Assert.Equal(frames, room.Host.Loop.Painter.Frames);
    }

    [Fact]
    public async Task Panel10_every_control_is_called_something_and_what_shows_no_word_says_it_to_who_waits()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut);
        foreach (var tab in Enum.GetValues<PanelTab>())
        {
            room.RoomPanels.Show(tab);
            room.Host.Tick();
        }

        foreach (var widget in room.Scene.Root.GetComponentsInChildren<Widget>().Where(each => each.IsFocusable))
        {
            Assert.True(widget.Label.Length > 0, $"{widget.GetType().Name} '{widget.GameObject.Name}' has no name.");
            Assert.True(
                widget is not Button { ShowsIconOnly: true, Tooltip.Length: 0 },
                $"'{widget.Label}' shows no word."
            );
        }
    }

    [Theory]
    [InlineData(PointerShape.Hand)]
    [InlineData(PointerShape.Text)]
    public async Task Panel10_the_pointer_shows_what_can_be_done(PointerShape shape)
    {
        await using var room = new WorkedRoom();
        Widget on = shape == PointerShape.Text ? room.RoomPanels.SearchField : Button();
        room.Host.Tick(new InputEvent.PointerMoved(on.ScreenCentre));
        room.Host.Tick();
        Assert.Equal(shape, room.Host.Window.Shape);

        Widget Button() =>
            room
                .Scene.Above.GameObject.GetComponentsInChildren<Button>()
                .First(button => button.IsActiveAndEnabled && button.Interactable);
    }

    internal static void Check(WorkedRoom room)
    {
        var controls = room
            .Scene.Above.GameObject.GetComponentsInChildren<Control>()
            .Where(control => control.IsActiveAndEnabled && control.IsFocusable && control is not ScrollView)
            .ToArray();
        var screen = OnScreen(room);
        foreach (var control in controls)
        {
            // What scrolls is cut where its window ends.
            var scrolls = control.Layer != room.Scene.Above;
            Assert.True(
                scrolls || screen.Contains(Of(control)),
                $"{control.GetType().Name} '{control.Label}' is at {Of(control)} of {screen}."
            );
            var over = controls.FirstOrDefault(other =>
                other != control && other.Layer == control.Layer && Of(other).Grown(-1).Overlaps(Of(control))
            );
            Assert.True(over is null, $"'{control.Label}' and '{over?.Label}' cover each other.");
        }
    }

    private static Rect OnScreen(WorkedRoom room) =>
        new Rect(0, 0, room.Host.Window.Width, room.Host.Window.Height).Grown(1);

    private static Rect Of(Widget widget)
    {
        var corner = widget.Layer!.ToScreen(widget.Transform.ToWorld.Translation);
        return Rect.At(corner, widget.Size * widget.Layer.PixelsPerUnit);
    }

    private static bool IsSeen(Widget widget)
    {
        var area = Of(widget);
        var seen = area.Intersect(widget.Layer!.Clip);
        return seen.Height >= MathF.Min(30, area.Height - 1) && seen.Width >= MathF.Min(100, area.Width - 12);
    }
}
