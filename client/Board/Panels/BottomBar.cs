using System.Numerics;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>The bar along the lower edge: status, zoom, and buttons for everything else.</summary>
internal sealed class BottomBar
{
    public const float Height = 52;

    private readonly Surface _surface;
    private readonly Flow _zoom;
    private readonly Flow _ways;
    private readonly Button _write;
    private readonly Button _panel;
    private readonly Button _palette;

    public BottomBar(GameObject above, CommandContext context, IReadOnlyDictionary<string, ScreenCommand> acts)
    {
        _surface = above.AddChild("bar").AddComponent(new Surface());
        Status = _surface.GameObject.AddChild("status").AddComponent(new StatusLine(context));
        _zoom = new Flow(_surface.GameObject.AddChild("zoom"));
        Icon(_zoom, "board.zoom_out", Icons.Minus);
        Icon(_zoom, "board.zoom_in", Icons.Plus);
        Icon(_zoom, "board.zoom_fit", Icons.Whole);
        _ways = new Flow(_surface.GameObject.AddChild("ways"));
        _write = _ways.Button(context.Sentences["room.write"], () => acts["room.write"].Do(), icon: Icons.Pencil);
        _palette = Icon(_ways, "panel.palette", Icons.Search);
        Icon(_ways, "panel.keys", Icons.Keyboard);
        _panel = Icon(_ways, "panel.panel", Icons.Panel);

        Button Icon(Flow flow, string name, Engine.Painting.Outline icon)
        {
            var act = acts[name];
            var keys = act.Keys?.Say(context.Sentences);
            var label = context.Sentences[name];
            var button = flow.Button(label, act.Do, ButtonKind.Quiet, keys is null ? label : $"{label} ({keys})", icon);
            button.ShowsIconOnly = true;
            return button;
        }
    }

    public StatusLine Status { get; }

    /// <summary>The widget that gets the focus when F6 reaches the bar.</summary>
    public Button First => _write.GameObject.IsActiveSelf ? _write : _palette;

    public void Follow(CommandContext context)
    {
        var availability = VerbList.Writing.AvailabilityFor(context, Subject.Whole);
        _write.GameObject.SetActive(availability.Applies);
        _write.Interactable = availability.IsEnabled;
        _write.Tooltip = availability.DisabledReason ?? context.Sentences[VerbList.Writing.Description];
        _write.Kind = availability.IsEnabled && !context.Leads ? ButtonKind.Main : ButtonKind.Plain;
        Status.Follow();
    }

    public void Lay(Vector2 screen)
    {
        _surface.Size = new Vector2(screen.X, Height);
        _surface.Transform.Position = new Vector2(0, screen.Y - Height);
        var isNarrow = screen.X < 620;
        _write.ShowsIconOnly = isNarrow;
        var (ways, zoom) = (_ways.Width, _zoom.Width);
        _ways.Lay(ways + 1);
        _zoom.Lay(zoom + 1);
        _zoom.GameObject.SetActive(screen.X >= 480);
        var top = (Height - _panel.Size.Y) / 2;
        var x = screen.X - ways - 12;
        _ways.GameObject.Transform.Position = new Vector2(x, top);
        x -= zoom + 20;
        _zoom.GameObject.Transform.Position = new Vector2(x, top);
        Status.Width = MathF.Max(40, (_zoom.GameObject.IsActiveSelf ? x : x + zoom) - 30);
        Status.Lay();
        Status.Transform.Position = new Vector2(14, (Height - Status.Size.Y) / 2);
    }
}
