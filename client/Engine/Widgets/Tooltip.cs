using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Shows the hint of the hovered or focused widget, where it covers no other control. After a press it stays away until the
/// pointer leaves the widget. There is one per scene, in the topmost layer.</summary>
public sealed class Tooltip : Renderer
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(600);

    /// <summary>Widgets that are higher have the hint at the pointer, in units.</summary>
    private const float HighControl = 72;

    private const float Gap = 8;

    private Widget? _over;
    private Widget? _pressed;
    private long _press;
    private TimeSpan _since;
    private ITextLayout? _layout;

    /// <summary>Its current text; empty while hidden.</summary>
    public string Text { get; private set; } = "";

    public override Rect Bounds =>
        _layout is null ? Rect.Empty : Rect.At(Vector2.Zero, _layout.Size + new Vector2(2 * Themed.Of(GameObject).Gap));

    public override void Draw(ICanvas canvas)
    {
        if (_layout is not null)
        {
            var theme = Themed.Of(GameObject);
            canvas.RoundRectangle(Bounds, theme.Radius / 2, theme.Ink);
            canvas.Text(_layout, new Vector2(theme.Gap), theme.Surface);
        }
    }

    protected internal override void LateUpdate()
    {
        var events = Scene.Events;
        // Over a text field it would hide the text.
        var focused = events.Focused is TextField ? null : events.Focused;
        var over =
            events.Pressed is not null ? null
            : events.Hovered is TextField { IsFocused: true } ? null
            : events.Hovered ?? focused;
        if (events.LastPress is var (pressed, press) && press != _press)
        {
            (_pressed, _press) = (pressed, press);
        }
        else if (events.Pressed is null && events.Hovered != _pressed)
        {
            _pressed = null;
        }

        if (over != _over)
        {
            (_over, _since) = (over, Scene.Clock.Now);
        }

        var due = _over is { Tooltip.Length: > 0 } && _over != _pressed && Scene.Clock.Now - _since >= Delay;
        Show(due ? _over!.Tooltip : "");
    }

    private void Show(string text)
    {
        if (Text == text)
        {
            return;
        }

        Text = text;
        var theme = Themed.Of(GameObject);
        _layout = text.Length == 0 ? null : Scene.Typesetter.Lay(text, new TextStyle(theme.TextSize * 0.8f), 360);
        if (_layout is not null && Layer is { } layer)
        {
            Transform.Position = PlaceIn(layer);
        }

        Invalidate();
    }

    /// <summary>Returns the first place below, above, or beside the widget at which no other control is covered.</summary>
    private Vector2 PlaceIn(Layer layer)
    {
        var (size, view) = (Bounds.Size, layer.View);
        var max = Vector2.Max(view.Position, new Vector2(view.Right, view.Bottom) - size);
        var area = _over!.Layer is { } own
            ? Rect.At(
                layer.FromScreen(own.ToScreen(_over.LayerBounds.Position)),
                _over.LayerBounds.Size * own.PixelsPerUnit / layer.PixelsPerUnit
            )
            : Rect.Empty;
        if (area.IsEmpty || area.Height > HighControl)
        {
            var pointer = Scene.Events.Pointer is { } at && _over == Scene.Events.Hovered ? at : _over.ScreenCentre;
            return Vector2.Clamp(layer.FromScreen(pointer) + new Vector2(12, 20), view.Position, max);
        }

        var middle = area.Centre - (size / 2);
        Vector2[] places =
        [
            new(area.X, area.Bottom + Gap),
            new(area.X, area.Y - Gap - size.Y),
            new(area.X - Gap - size.X, middle.Y),
            new(area.Right + Gap, middle.Y),
            new(area.X, area.Y - (6 * Gap) - size.Y),
        ];
        var inView = places.Select(place => Vector2.Clamp(place, view.Position, max)).ToArray();
        return inView.MinBy(place => Covered(layer, Rect.At(place, size)));
    }

    /// <summary>Returns how much of an area covers controls, the hinted one included: the number of points of a grid.</summary>
    private int Covered(Layer layer, Rect area)
    {
        var covered = 0;
        for (var x = 0; x <= 4; x++)
        {
            for (var y = 0; y <= 2; y++)
            {
                var point = area.Position + (area.Size * new Vector2(x / 4f, y / 2f));
                covered += Scene.Events.WidgetAt(layer.ToScreen(point)) is { IsFocusable: true } ? 1 : 0;
            }
        }

        return covered;
    }
}
