using System.Numerics;
using CsCheck;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Tests.Unit.Engine.Headless;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class InputTests : IDisposable
{
    private readonly HeadlessHost _host = new();
    private readonly GameObject _layer;
    private readonly Layer _view;

    public InputTests()
    {
        _layer = _host.Scene.Create("layer");
        _view = _layer.AddComponent<Layer>();
    }

    private EventSystem Events => _host.Scene.Events;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Eng13_the_hit_place_is_the_drawn_place_whatever_the_camera()
    {
        Gen.Select(Gen.Int[-300, 300], Gen.Int[-300, 300], Gen.Float[0.3f, 2], Gen.Float[1, 2], Gen.Float[0, 6.2f])
            .Sample(
                (x, y, zoom, scale, turn) =>
                {
                    using var host = new HeadlessHost();
                    host.Window.Scale = scale;
                    var layer = host.Scene.Create("layer");
                    var view = layer.AddComponent(new Layer { Offset = new Vector2(x, y), Zoom = zoom });
                    var pad = Pad.Put(layer, x + (640 / zoom / scale), y + (360 / zoom / scale), 60, 40);
                    pad.Transform.Rotation = turn;
                    host.Tick();
                    var inside = Vector2.Transform(new Vector2(58, 38), pad.Transform.ToWorld);
                    var outside = Vector2.Transform(new Vector2(66, 20), pad.Transform.ToWorld);
                    return host.Scene.Events.WidgetAt(view.ToScreen(inside)) == pad
                        && host.Scene.Events.WidgetAt(view.ToScreen(outside)) is null
                        && (view.FromScreen(view.ToScreen(inside)) - inside).Length() < 0.01f;
                },
                iter: 200
            );
    }

    [Fact]
    public void Eng13_what_was_painted_last_is_hit_first()
    {
        var place = Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[10, 200], Gen.Bool, Gen.Bool);
        Gen.Select(place.List[1, 20], Gen.Int[0, 400], Gen.Int[0, 400])
            .Sample(
                (places, x, y) =>
                {
                    using var host = new HeadlessHost();
                    var layers = new[] { host.Scene.Create("below"), host.Scene.Create("above") };
                    var pads = new List<Pad>();
                    foreach (var layer in layers)
                    {
                        layer.AddComponent<Layer>();
                    }

                    foreach (var (left, top, size, above, moving) in places)
                    {
                        var under = above ? layers[1] : layers[0];
                        pads.Add(Pad.Put(under, left, top, size, size));
                        pads[^1].IsMoving = moving;
                    }

                    host.Tick();
                    var point = new Vector2(x + 0.5f, y + 0.5f);
                    var hits = pads.Where(pad => pad.LayerBounds.Contains(point));
                    // In a layer what moves is painted above what rests.
                    var expected = hits.MaxBy(pad =>
                        ((pad.Layer!.GameObject == layers[1] ? 2 : 0) + (pad.IsMoving ? 1 : 0), pad.GameObject.Order)
                    );
                    return host.Scene.Events.WidgetAt(point) == expected;
                },
                iter: 300
            );
    }

    [Fact]
    public void Eng13_what_cannot_be_used_or_is_out_of_its_window_is_not_hit()
    {
        var pad = Pad.Put(_layer, 10, 10);
        _view.Size = new Vector2(40, 40);
        _host.Tick();
        Assert.Equal(pad, Events.WidgetAt(new Vector2(39, 39)));
        Assert.Null(Events.WidgetAt(new Vector2(41, 39)));
        pad.Interactable = false;
        Assert.Null(Events.WidgetAt(new Vector2(39, 39)));
        pad.Interactable = true;
        pad.GameObject.SetActive(false);
        Assert.Null(Events.WidgetAt(new Vector2(39, 39)));
    }

    [Fact]
    public void Eng14_tab_goes_through_all_stops_once_in_the_order_of_the_tree_and_back_again()
    {
        var kind = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3]);
        kind.List[1, 25]
            .Sample(
                kinds =>
                {
                    using var host = new HeadlessHost();
                    var layer = host.Scene.Create("layer");
                    layer.AddComponent<Layer>();
                    var under = new List<GameObject> { layer };
                    var expected = new List<Pad>();
                    foreach (var (what, where) in kinds)
                    {
                        var pad = Pad.Put(under[where % under.Count], 0, 0, label: $"{what}");
                        pad.Interactable = what != 1;
                        pad.Enabled = what != 2;
                        under.Add(pad.GameObject);
                    }

                    expected.AddRange(
                        layer.GetComponentsInChildren<Pad>().Where(pad => pad.Interactable && pad.Enabled)
                    );
                    var forth = Walk(host, expected.Count, Modifiers.None);
                    host.Scene.Events.Focus(null);
                    host.Scene.Events.FocusNext();
                    var back = Walk(host, expected.Count, Modifiers.Shift);
                    back.Reverse();
                    return expected.Count == 0
                        || (forth.SequenceEqual(expected) && back.ToHashSet().SetEquals(expected));
                },
                iter: 100
            );

        static List<Widget?> Walk(HeadlessHost host, int count, Modifiers modifiers)
        {
            var seen = new List<Widget?>();
            for (var i = 0; i < count; i++)
            {
                host.Press(Key.Tab, modifiers);
                seen.Add(host.Scene.Events.Focused);
            }

            return seen;
        }
    }

    [Fact]
    public void Eng14_a_group_is_one_stop_and_arrows_go_to_the_nearest_in_their_direction()
    {
        var before = Pad.Put(_layer, 0, 0, label: "before");
        var herd = _layer.AddChild("herd");
        herd.AddComponent<FocusGroup>();
        var middle = Pad.Put(herd, 200, 200, label: "middle");
        var right = Pad.Put(herd, 300, 210, label: "right");
        var below = Pad.Put(herd, 190, 300, label: "below");
        var after = Pad.Put(_layer, 0, 100, label: "after");

        before.Focus();
        _host.Press(Key.Tab);
        Assert.Equal(middle, Events.Focused);
        _host.Press(Key.Right);
        Assert.Equal(right, Events.Focused);
        _host.Press(Key.Right);
        Assert.Equal(right, Events.Focused);
        _host.Press(Key.Left);
        _host.Press(Key.Down);
        Assert.Equal(below, Events.Focused);
        _host.Press(Key.Tab);
        Assert.Equal(after, Events.Focused);
        _host.Press(Key.Tab, Modifiers.Shift);
        Assert.Equal(below, Events.Focused);
        _host.Press(Key.Tab, Modifiers.Shift);
        Assert.Equal(before, Events.Focused);
    }

    [Fact]
    public void Eng14_tab_goes_on_from_where_a_widget_went_away()
    {
        Pad.Put(_layer, 0, 0);
        var gone = Pad.Put(_layer, 0, 0);
        var next = Pad.Put(_layer, 0, 0);
        gone.Focus();
        gone.GameObject.Destroy();
        _host.Tick();
        Assert.Null(Events.Focused);
        _host.Press(Key.Tab);

        Assert.Equal(next, Events.Focused);
    }

    [Fact]
    public void Eng15_a_pointer_is_held_by_what_it_was_pressed_on()
    {
        var pad = Pad.Put(_layer, 0, 0);
        var other = Pad.Put(_layer, 100, 0);
        _host.Tick(new InputEvent.PointerPressed(new Vector2(10)));
        _host.Tick(new InputEvent.PointerMoved(new Vector2(12)));
        _host.Tick(new InputEvent.PointerMoved(new Vector2(120, 10)));
        _host.Tick(new InputEvent.PointerReleased(new Vector2(120, 10)));

        Assert.Equal(["down", "start", "drag", "end", "up"], pad.Told);
        Assert.Empty(other.Told);
        Assert.Equal(other, Events.Hovered);
        Assert.Equal(pad, Events.Focused);
    }

    [Fact]
    public void Eng15_a_press_and_release_within_one_poll_is_a_click_and_quick_ones_are_counted()
    {
        var pad = Pad.Put(_layer, 0, 0);
        _host.Click(new Vector2(10));
        _host.Click(new Vector2(11));
        _host.Pass(TimeSpan.FromSeconds(1));
        _host.Click(new Vector2(11));

        Assert.Equal(
            ["click 1", "click 2", "click 1"],
            pad.Told.Where(told => told.StartsWith("click", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("escape")]
    [InlineData("blur")]
    [InlineData("destroy")]
    public void Eng15_a_drag_that_cannot_go_on_is_cancelled_once(string how)
    {
        var pad = Pad.Put(_layer, 0, 0);
        _host.Tick(new InputEvent.PointerPressed(new Vector2(10)), new InputEvent.PointerMoved(new Vector2(40)));
        switch (how)
        {
            case "escape":
                _host.Press(Key.Escape);
                break;
            case "blur":
                _host.Tick(new InputEvent.FocusChanged(false));
                break;
            default:
                pad.GameObject.Destroy();
                break;
        }

        _host.Tick(new InputEvent.PointerMoved(new Vector2(60)));
        _host.Tick(new InputEvent.PointerReleased(new Vector2(60)));
        Assert.Single(pad.Told, "cancelled");
        Assert.DoesNotContain("end", pad.Told);
        Assert.DoesNotContain("key Escape", pad.Told);
        Assert.Null(Events.Pressed);
    }

    [Fact]
    public void Eng15_one_finger_points_and_two_zoom()
    {
        var pad = Pad.Put(_layer, 0, 0, 400, 400);
        _host.Tick(
            new InputEvent.Touched(1, TouchPhase.Began, new Vector2(100)),
            new InputEvent.Touched(1, TouchPhase.Ended, new Vector2(100))
        );
        Assert.Contains("click 1", pad.Told);
        pad.Told.Clear();
        _host.Tick(
            new InputEvent.Touched(1, TouchPhase.Began, new Vector2(100, 100)),
            new InputEvent.Touched(2, TouchPhase.Began, new Vector2(200, 100)),
            new InputEvent.Touched(2, TouchPhase.Moved, new Vector2(300, 100)),
            new InputEvent.Touched(2, TouchPhase.Ended, new Vector2(300, 100)),
            new InputEvent.Touched(1, TouchPhase.Ended, new Vector2(100, 100))
        );
        Assert.Equal(["down", "up", "zoom 2"], pad.Told);
    }

    [Fact]
    public void Eng16_a_key_that_a_widget_does_not_use_goes_up_and_at_last_to_shortcuts()
    {
        var outer = Pad.Put(_layer, 0, 0, 200, 200, "outer");
        var inner = Pad.Put(outer.GameObject, 0, 0, label: "inner");
        var left = new List<Key>();
        Events.UnhandledKey += key =>
        {
            left.Add(key.Key);
            return true;
        };
        inner.Focus();
        _host.Press(Key.F2);
        Assert.Equal(["key F2"], inner.Told);
        Assert.Equal(["key F2"], outer.Told);
        Assert.Equal([Key.F2], left);

        var user = outer.GameObject.AddChild("user").AddComponent(new Pad { Size = new Vector2(9), Uses = true });
        user.Focus();
        _host.Press(Key.F3);
        Assert.Equal([Key.F2], left);
    }

    [Fact]
    public void Eng16_while_something_is_modal_nothing_else_is_hit_focused_or_told_of_keys()
    {
        var under = Pad.Put(_layer, 0, 0, label: "under");
        var scope = _layer.AddChild("scope");
        var inside = Pad.Put(scope, 100, 0, label: "inside");
        var left = 0;
        Events.UnhandledKey += _ => ++left > 0;
        under.Focus();
        Events.BeginModal(scope);
        Assert.Null(Events.Focused);
        _host.Click(new Vector2(10));
        under.Focus();
        Assert.Null(Events.Focused);
        _host.Press(Key.Tab);
        _host.Press(Key.Tab);
        Assert.Equal(inside, Events.Focused);
        _host.Press(Key.F5);
        Assert.Equal(0, left);
        Assert.Empty(under.Told);

        Events.EndModal(scope);
        _host.Click(new Vector2(10));
        Assert.Contains("click 1", under.Told);
    }
}
