using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Picks a number from a range by dragging, arrow keys, Home, End, PageUp, and PageDown.</summary>
public sealed class Slider : Control
{
    private float _value;

    public event Action? Changed;

    public override bool IsFocusable => true;

    public float Least { get; set; }

    public float Most { get; set; } = 100;

    public float Step { get; set; } = 1;

    public float Value
    {
        get => _value;
        set
        {
            var steps = MathF.Round((value - Least) / Step);
            var to = Math.Clamp(Least + (steps * Step), Least, Most);
            if (_value != to)
            {
                _value = to;
                Invalidate();
                Changed?.Invoke();
            }
        }
    }

    private float Share => Most > Least ? (_value - Least) / (Most - Least) : 0;

    private float Knob => Size.Y / 2;

    public override void Draw(ICanvas canvas)
    {
        var middle = Size.Y / 2;
        var at = Knob + (Share * (Size.X - (2 * Knob)));
        canvas.RoundRectangle(Rect.FromEdges(Knob, middle - 3, Size.X - Knob, middle + 3), 3, Theme.Line);
        canvas.RoundRectangle(Rect.FromEdges(Knob, middle - 3, at, middle + 3), 3, Theme.Accent);
        var knob = new Rect(at - (Knob * 0.6f), middle - (Knob * 0.6f), Knob * 1.2f, Knob * 1.2f);
        canvas.Ellipse(knob, IsHovered || IsPressed ? Color.Mix(Theme.Accent, Theme.Ink, 0.2f) : Theme.Accent);
        DrawFocus(canvas);
    }

    protected internal override void OnPointerDown(PointerEvent pointer) => Follow(pointer);

    protected internal override void OnDrag(PointerEvent pointer) => Follow(pointer);

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None)
        {
            return false;
        }

        float? to = key.Key switch
        {
            Key.Left or Key.Down => _value - Step,
            Key.Right or Key.Up => _value + Step,
            Key.PageDown => _value - (10 * Step),
            Key.PageUp => _value + (10 * Step),
            Key.Home => Least,
            Key.End => Most,
            _ => null,
        };
        if (to is { } value)
        {
            Value = value;
        }

        return to is not null;
    }

    private void Follow(PointerEvent pointer)
    {
        var way = MathF.Max(1, Size.X - (2 * Knob));
        Value = Least + (Math.Clamp((pointer.Local.X - Knob) / way, 0, 1) * (Most - Least));
        Invalidate();
    }
}
