using System.Numerics;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A control that is on or off, shown by a check mark, border, and fill, never by color alone.</summary>
public sealed class Toggle : Pressable, IFits
{
    private const float Box = 18;

    private bool _isOn;

    /// <summary>It was switched, by people.</summary>
    public event Action? Switched;

    public override PointerShape Shape => PointerShape.Hand;

    /// <summary>Draws a sign before the label: where its middle is, how large, in which ink.</summary>
    public Action<ICanvas, Vector2, float, Color>? Mark { get; set; }

    public bool IsOn
    {
        get => _isOn;
        set
        {
            if (_isOn != value)
            {
                _isOn = value;
                Invalidate();
            }
        }
    }

    public override Vector2 FittingSize =>
        new(
            Lay(float.PositiveInfinity).Size.X + Box + MarkRoom + (4 * Theme.Gap),
            MathF.Max(36, Theme.ControlHeight - 4)
        );

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        var radius = Size.Y / 2;
        var fill = _isOn ? Color.Mix(Theme.Surface, Theme.Accent, 0.16f) : Theme.Surface;
        fill =
            !Interactable ? Theme.Sunken
            : IsPressed ? Color.Mix(fill, Theme.Ink, 0.18f)
            : IsHovered ? Color.Mix(fill, Theme.Ink, 0.07f)
            : fill;
        canvas.RoundRectangle(area, radius, fill);
        var line = _isOn ? Theme.Accent : Theme.Line;
        canvas.RoundRectangle(area.Grown(-1), radius, Paint.Line(line, _isOn ? 2 : 1.5f));
        var box = new Rect(1.5f * Theme.Gap, (Size.Y - Box) / 2, Box, Box);
        canvas.RoundRectangle(box, 5, _isOn ? Theme.Accent : Theme.Surface);
        canvas.RoundRectangle(box.Grown(-0.75f), 5, Paint.Line(line, 1.5f));
        if (_isOn)
        {
            var tick = new Outline().MoveTo(box.X + 4, box.Y + 9.5f).LineTo(box.X + 8, box.Y + 13);
            tick.LineTo(box.X + 14, box.Y + 5.5f);
            canvas.Path(tick, Paint.Line(Theme.OnAccent, 2.4f));
        }

        var text = Lay(Size.X - Box - MarkRoom - (3.5f * Theme.Gap));
        Mark?.Invoke(canvas, new Vector2(box.Right + Theme.Gap + 6, Size.Y / 2), 12, TextColor);
        var left = box.Right + Theme.Gap + MarkRoom;
        canvas.Text(text, new Vector2(left, (Size.Y - text.Size.Y) / 2), TextColor);
        DrawFocus(canvas);
    }

    protected override float FocusRadius => (Size.Y / 2) + 3;

    private float MarkRoom => Mark is null ? 0 : 18;

    protected override void OnPress()
    {
        IsOn = !IsOn;
        Switched?.Invoke();
    }

    private ITextLayout Lay(float width) =>
        Scene.Typesetter.Lay(Label, new TextStyle(Theme.TextSize) { MaxLines = 1 }, width);
}
