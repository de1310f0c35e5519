using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Tests.Unit.Engine.Headless;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class WidgetTests : IDisposable
{
    private readonly HeadlessHost _host = new();
    private readonly GameObject _layer;

    public WidgetTests()
    {
        _layer = _host.Scene.Create("controls");
        _layer.AddComponent<Layer>();
    }

    private EventSystem Events => _host.Scene.Events;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Eng19_a_button_is_pressed_by_pointer_enter_and_space_and_not_by_a_held_key()
    {
        var presses = 0;
        var button = Put(new Button { Label = "Shake the hat" }, 0, 0);
        button.Pressing += () => presses++;
        _host.Click(new Vector2(5));
        Assert.Equal(1, presses);
        Assert.Equal(button, Events.Focused);
        _host.Press(Key.Enter);
        _host.Press(Key.Space);
        _host.Tick(new InputEvent.KeyPressed(Key.Enter, IsRepeat: true));
        Assert.Equal(3, presses);
        button.Interactable = false;
        _host.Click(new Vector2(5));
        button.Press();
        Assert.Equal(3, presses);
        Assert.Null(Events.Focused);
    }

    [Fact]
    public void Eng19_a_text_field_edits_by_keyboard_and_clipboard()
    {
        var field = Put(new TextField { Size = new Vector2(300, 44) }, 0, 0);
        var changes = 0;
        var submits = 0;
        field.Changed += () => changes++;
        field.Submitted += () => submits++;
        field.Focus();
        _host.Type("elephant");
        Assert.Equal("elephant", field.Text);
        _host.Press(Key.Left, Modifiers.Control | Modifiers.Shift);
        _host.Press(Key.X, Modifiers.Control);
        Assert.Equal("", field.Text);
        Assert.Equal("elephant", _host.Window.Read());
        _host.Press(Key.V, Modifiers.Control);
        _host.Press(Key.V, Modifiers.Control);
        Assert.Equal("elephantelephant", field.Text);
        _host.Press(Key.Z, Modifiers.Control);
        Assert.Equal("elephant", field.Text);
        _host.Press(Key.Z, Modifiers.Control | Modifiers.Shift);
        Assert.Equal("elephantelephant", field.Text);
        _host.Press(Key.A, Modifiers.Control);
        _host.Press(Key.C, Modifiers.Control);
        _host.Press(Key.Home);
        _host.Press(Key.Delete);
        Assert.Equal("lephantelephant", field.Text);
        Assert.Equal("elephantelephant", _host.Window.Read());
        _host.Press(Key.Enter);
        Assert.Equal(1, submits);
        Assert.True(changes >= 6);
    }

    [Fact]
    public void Eng19_letters_typed_into_a_field_are_no_shortcuts()
    {
        var field = Put(new TextField { Size = new Vector2(300, 44) }, 0, 0);
        var left = new List<Key>();
        Events.UnhandledKey += key =>
        {
            left.Add(key.Key);
            return true;
        };
        field.Focus();
        _host.Press(Key.A);
        _host.Press(Key.Space);
        _host.Press(Key.Left);
        _host.Press(Key.F1);
        _host.Press(Key.Escape);
        Assert.Equal([Key.F1, Key.Escape], left);
    }

    [Fact]
    public void Eng19_a_field_of_several_lines_moves_up_and_down_keeping_its_column()
    {
        var field = Put(new TextField { Size = new Vector2(300, 200), Editor = new TextEditor(multiLine: true) }, 0, 0);
        field.Focus();
        _host.Type("first line\nab\nthird line");
        Assert.Equal(24, field.Editor.Caret);
        _host.Press(Key.Up);
        Assert.Equal(13, field.Editor.Caret);
        _host.Press(Key.Up);
        Assert.Equal(10, field.Editor.Caret);
        _host.Press(Key.Up);
        Assert.Equal(0, field.Editor.Caret);
        _host.Press(Key.End);
        _host.Press(Key.Down);
        Assert.Equal(13, field.Editor.Caret);
        _host.Press(Key.Enter);
        Assert.Equal("first line\nab\n\nthird line", field.Text);
    }

    [Fact]
    public void Eng19_the_pointer_sets_the_caret_selects_by_dragging_and_words_by_two_clicks()
    {
        var field = Put(new TextField { Size = new Vector2(300, 44) }, 0, 0);
        field.Text = "nobody says";
        _host.Click(new Vector2(10 + 31, 20));
        Assert.Equal(3, field.Editor.Caret);
        _host.Click(new Vector2(10 + 31, 20));
        Assert.Equal("nobody", field.Editor.SelectedText);
        _host.Pass(TimeSpan.FromSeconds(1));
        _host.Tick(new InputEvent.PointerPressed(new Vector2(10, 20)));
        _host.Tick(new InputEvent.PointerMoved(new Vector2(50, 20)));
        _host.Tick(new InputEvent.PointerReleased(new Vector2(50, 20)));
        Assert.Equal("nobo", field.Editor.SelectedText);
    }

    [Fact]
    public void Eng19_the_caret_stays_in_view()
    {
        var field = Put(new TextField { Size = new Vector2(100, 44) }, 0, 0);
        field.Focus();
        for (var i = 0; i < 60; i++)
        {
            _host.Type("x");
            Assert.InRange(field.CaretRect.X, 5, 95);
        }

        _host.Press(Key.Home);
        Assert.InRange(field.CaretRect.X, 5, 95);
        _host.Press(Key.Delete, Modifiers.Control);
        Assert.InRange(field.CaretRect.X, 5, 95);
    }

    [Fact]
    public void Eng19_a_list_moves_and_chooses_by_keys_and_pointer_and_scrolls_to_the_current_row()
    {
        var list = Put(new RowList { Size = new Vector2(200, 220) }, 0, 0);
        list.Rows = [.. Enumerable.Range(0, 10_000).Select(i => new PlainRow($"{i}"))];
        var chosen = new List<(string Row, int Clicks)>();
        list.Chosen += (row, clicks) => chosen.Add((row.Key, clicks));
        list.Focus();
        Assert.Equal("0", list.Current?.Key);
        _host.Press(Key.End);
        Assert.Equal("9999", list.Current?.Key);
        Assert.Equal(220, list.AreaOf(list.Current!).Bottom);
        _host.Press(Key.PageUp);
        Assert.Equal("9995", list.Current?.Key);
        _host.Press(Key.Home);
        Assert.Equal(0, list.AreaOf(list.Current!).Y);
        _host.Press(Key.Down);
        Assert.Equal("1", list.Current?.Key);
        _host.Click(new Vector2(10, 10));
        _host.Click(new Vector2(10, 10));
        Assert.Equal("0", list.Current?.Key);
        _host.Press(Key.Enter);
        Assert.Equal([("0", 1), ("0", 2), ("0", 2)], chosen);
    }

    [Fact]
    public void Eng20_a_dialog_takes_the_focus_keeps_it_and_gives_it_back()
    {
        var button = Put(new Button { Label = "open" }, 0, 0);
        button.Focus();
        Button? yes = null;
        Button? no = null;
        var closed = 0;
        var dialog = Dialog.Open(
            _layer,
            "Kick it out?",
            new Vector2(400, 200),
            made =>
            {
                yes = made.GameObject.AddChild("yes").AddComponent(new Button { Label = "Yes" });
                no = made.GameObject.AddChild("no").AddComponent(new Button { Label = "No" });
            }
        );
        dialog.Closed += () => closed++;
        Assert.Equal(yes, Events.Focused);
        _host.Press(Key.Tab);
        Assert.Equal(no, Events.Focused);
        _host.Press(Key.Tab);
        Assert.Equal(yes, Events.Focused);
        _host.Click(new Vector2(5, 5));
        Assert.True(dialog.IsOpen);
        _host.Press(Key.Escape);
        Assert.False(dialog.IsOpen);
        Assert.Equal(button, Events.Focused);
        Assert.Equal(1, closed);
        Assert.Null(Events.Modal);
        _host.Tick();
        Assert.False(yes!.IsAlive);
    }

    [Fact]
    public void Eng20_a_dialog_whose_layer_goes_away_holds_nothing_back()
    {
        var other = _host.Scene.Create("other");
        other.AddComponent<Layer>();
        Dialog.Open(other, "gone", new Vector2(100), _ => { });
        other.Destroy();
        _host.Tick();

        Assert.Null(Events.Modal);
    }

    [Fact]
    public void Eng20_a_menu_skips_what_cannot_be_chosen_and_closes_before_it_acts()
    {
        var acts = new List<string>();
        Menu? menu = null;
        MenuItem[] items =
        [
            new("cannot", null),
            new("first", () => acts.Add($"first {menu!.IsOpen}")),
            new("cannot", null),
            new("second", () => acts.Add("second"), "Ctrl+S"),
        ];
        menu = Menu.Open(_layer, "elephant", new Vector2(2000, 2000), items);
        Assert.Equal(1, menu.Current);
        Assert.InRange(menu.Transform.Position.X + menu.Size.X, 0, 1280);
        _host.Press(Key.Down);
        Assert.Equal(3, menu.Current);
        _host.Press(Key.Down);
        _host.Press(Key.Enter);
        Assert.Equal(["first False"], acts);

        menu = Menu.Open(_layer, "elephant", new Vector2(100), items);
        _host.Click(new Vector2(110, 100 + 8 + (3 * 44) + 10));
        Assert.Equal("second", acts[^1]);
        menu = Menu.Open(_layer, "elephant", new Vector2(100), items);
        _host.Click(new Vector2(900, 600));
        Assert.False(menu.IsOpen);
        Assert.Equal(2, acts.Count);
    }

    [Fact]
    public void Eng20_what_gets_the_focus_in_a_scroll_view_comes_into_view()
    {
        var view = Put(new ScrollView { Size = new Vector2(200, 200) }, 50, 50);
        view.ContentHeight = 2000;
        var buttons = new List<Button>();
        for (var i = 0; i < 20; i++)
        {
            var place = view.Content.AddChild($"{i}");
            place.Transform.Position = new Vector2(0, i * 100);
            buttons.Add(place.AddComponent(new Button { Label = "x" }));
        }

        view.Focus();
        for (var i = 0; i < 20; i++)
        {
            _host.Press(Key.Tab);
            Assert.Equal(buttons[i], Events.Focused);
            Assert.InRange(buttons[i].ScreenCentre.Y, 50, 250);
        }

        view.ScrollTo(0);
        _host.Tick(new InputEvent.WheelTurned(new Vector2(100, 100), new Vector2(0, -1)));
        Assert.Equal(66, view.Scroll);
        view.Focus();
        _host.Press(Key.End);
        Assert.Equal(1800, view.Scroll);
        Assert.Equal(buttons[^1], Events.WidgetAt(buttons[^1].ScreenCentre));
        Assert.Null(Events.WidgetAt(new Vector2(60, 300)));
    }

    [Fact]
    public void Eng20_a_hint_is_shown_to_who_waits_and_hidden_at_once()
    {
        var tip = _layer.AddChild("tip").AddComponent<Tooltip>();
        var button = Put(new Button { Label = "x", Tooltip = "Shows the elephant out" }, 0, 0);
        _host.Tick(new InputEvent.PointerMoved(new Vector2(5)));
        _host.Pass(TimeSpan.FromMilliseconds(500));
        Assert.Equal("", tip.Text);
        _host.Pass(TimeSpan.FromMilliseconds(200));
        Assert.Equal(button.Tooltip, tip.Text);
        _host.Tick(new InputEvent.PointerMoved(new Vector2(700)));
        Assert.Equal("", tip.Text);
        button.Focus();
        _host.Pass(TimeSpan.FromMilliseconds(700));
        Assert.Equal(button.Tooltip, tip.Text);
    }

    [Fact]
    public void Eng20_a_hint_goes_with_the_press_and_comes_back_only_after_the_pointer_left()
    {
        var tip = _layer.AddChild("tip").AddComponent<Tooltip>();
        var button = Put(new Button { Label = "x", Tooltip = "Shows the elephant out" }, 0, 0);
        _host.Tick(new InputEvent.PointerMoved(new Vector2(5)));
        _host.Pass(TimeSpan.FromMilliseconds(700));
        _host.Click(new Vector2(5));
        Assert.Equal("", tip.Text);
        _host.Pass(TimeSpan.FromMilliseconds(2_000));
        Assert.Equal("", tip.Text);
        _host.Tick(new InputEvent.PointerMoved(new Vector2(700)));
        _host.Tick(new InputEvent.PointerMoved(new Vector2(5)));
        _host.Pass(TimeSpan.FromMilliseconds(700));
        Assert.Equal(button.Tooltip, tip.Text);
    }

    [Fact]
    public void Eng20_a_hint_covers_no_other_control()
    {
        var tip = _layer.AddChild("tip").AddComponent<Tooltip>();
        var button = Put(new Button { Label = "x", Tooltip = "Shows it" }, 200, 200);
        button.Size = new Vector2(120, 40);
        var below = Put(new Button { Label = "y" }, 200, 250);
        below.Size = new Vector2(300, 40);
        _host.Tick(new InputEvent.PointerMoved(new Vector2(210, 210)));
        _host.Pass(TimeSpan.FromMilliseconds(700));
        var area = tip.Bounds.Moved(tip.Transform.Position);
        Assert.False(area.Overlaps(Rect.At(below.Transform.Position, below.Size)));
        Assert.False(area.Overlaps(Rect.At(button.Transform.Position, button.Size)));
    }

    [Fact]
    public void Eng20_a_sheet_stacks_blocks_that_are_shown_and_a_flow_breaks_into_lines()
    {
        var sheet = new Sheet(_layer.AddChild("sheet"));
        var text = sheet.Text("abcd", gap: 4);
        sheet.Text("", gap: 4);
        var field = sheet.Field("hidden", 1, gap: 4);
        field.GameObject.SetActive(false);
        var flow = sheet.Flow(gap: 4);
        var (first, second) = (flow.Button("one", () => { }), flow.Button("two", () => { }));
        var wide = first.FittingSize.X + second.FittingSize.X + 8;

        Assert.Equal(text.Size.Y + 4 + first.FittingSize.Y, sheet.Lay(wide));
        Assert.Equal(new Vector2(0, text.Size.Y + 4), flow.GameObject.Transform.Position);
        Assert.Equal(new Vector2(first.Size.X + 8, 0), second.Transform.Position);
        Assert.Equal(text.Size.Y + 4 + (2 * first.FittingSize.Y) + 8, sheet.Lay(wide - 1));
        Assert.Equal(new Vector2(0, first.Size.Y + 8), second.Transform.Position);
    }

    [Fact]
    public void Eng8_a_focused_field_draws_no_frames_while_nothing_happens()
    {
        Put(new TextField { Size = new Vector2(300, 44) }, 0, 0).Focus();
        _host.Settle();
        var frames = _host.Loop.Painter.Frames;
        _host.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(frames, _host.Loop.Painter.Frames);
    }

    private T Put<T>(T widget, float x, float y)
        where T : Component
    {
        var place = _layer.AddChild(typeof(T).Name);
        place.Transform.Position = new Vector2(x, y);
        return place.AddComponent(widget);
    }

    private sealed record PlainRow(string Text) : IRow
    {
        public string Key => Text;

        public bool IsChoosable => true;

        public float HeightAt(ITypesetter typesetter, Theme theme, float width) => theme.ControlHeight;

        public void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state) =>
            RowFace.Draw(canvas, theme, size, state);
    }
}
