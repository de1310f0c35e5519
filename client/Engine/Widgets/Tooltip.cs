using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Shows the hint of the hovered or focused widget. There is one per scene, in the topmost layer.</summary>
public sealed class Tooltip : Renderer
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(600);

    private Widget? _over;
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
        if (over != _over)
        {
            (_over, _since) = (over, Scene.Clock.Now);
        }

        var due = _over is { Tooltip.Length: > 0 } && Scene.Clock.Now - _since >= Delay;
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
            var beside =
                Scene.Events.Pointer is { } pointer && _over == Scene.Events.Hovered ? pointer : _over!.ScreenCentre;
            var view = layer.View;
            var max = Vector2.Max(view.Position, new Vector2(view.Right, view.Bottom) - Bounds.Size);
            Transform.Position = Vector2.Clamp(layer.FromScreen(beside) + new Vector2(12, 20), view.Position, max);
        }

        Invalidate();
    }
}
