using System.Numerics;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Runs an action when it is pressed by pointer, Enter, or Space.</summary>
public sealed class Button : Pressable, IFits
{
    private const float IconSize = 20;

    private ITextLayout? _layout;
    private ButtonKind _kind;
    private Outline? _icon;

    public event Action? Pressing;

    public override PointerShape Shape => PointerShape.Hand;

    public ButtonKind Kind
    {
        get => _kind;
        set
        {
            if (_kind != value)
            {
                _kind = value;
                _layout = null;
                Invalidate();
            }
        }
    }

    /// <summary>Whether it is the primary action, which is the most prominent one.</summary>
    public bool IsMain
    {
        get => _kind == ButtonKind.Main;
        set => Kind = value ? ButtonKind.Main : ButtonKind.Plain;
    }

    /// <summary>An icon of strokes on 24 × 24 units, before the label or instead of it.</summary>
    public Outline? Icon
    {
        get => _icon;
        set
        {
            if (_icon != value)
            {
                _icon = value;
                Invalidate();
            }
        }
    }

    /// <summary>Shows only the icon; the label is still its accessible name.</summary>
    public bool ShowsIconOnly { get; set; }

    /// <summary>Aligns the label to the left.</summary>
    public bool IsLeftAligned { get; set; }

    /// <summary>The size that its label needs.</summary>
    public override Vector2 FittingSize =>
        ShowsIconOnly
            ? new Vector2(Theme.ControlHeight)
            : new(
                MathF.Ceiling(Lay(float.PositiveInfinity).Size.X) + Theme.ControlHeight + IconRoom,
                Theme.ControlHeight
            );

    private float IconRoom => _icon is null || ShowsIconOnly ? 0 : IconSize + Theme.Gap;

    private ITextLayout Layout => _layout ??= Lay(Size.X > 0 ? Size.X - Theme.Gap - IconRoom : float.PositiveInfinity);

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        var (fill, line, ink) = Colours();
        if (fill.A > 0)
        {
            if (Interactable && _kind is not ButtonKind.Quiet && !IsPressed)
            {
                canvas.RoundRectangle(
                    area.Moved(new Vector2(0, 1.5f)),
                    Theme.Radius,
                    new Paint(Theme.Shadow.Faded(0.16f)) { Blur = 1.5f }
                );
            }

            canvas.RoundRectangle(area, Theme.Radius, fill);
        }

        if (line.A > 0)
        {
            // A dashed border shows that it is disabled, also without color.
            var dash = Interactable ? 0 : 5;
            canvas.RoundRectangle(area.Grown(-0.75f), Theme.Radius, Paint.Line(line, 1.5f) with { Dash = dash });
        }

        var at = ShowsIconOnly || _icon is null ? default : new Vector2(IconRoom, 0);
        var wide = Layout.Size.X + at.X;
        var left = IsLeftAligned ? Theme.Gap + 4 : (Size.X - wide) / 2;
        if (_icon is { } icon)
        {
            var corner = ShowsIconOnly
                ? (Size - new Vector2(IconSize)) / 2
                : new Vector2(left, (Size.Y - IconSize) / 2);
            canvas.Save();
            canvas.Transform(Matrix3x2.CreateScale(IconSize / 24) * Matrix3x2.CreateTranslation(corner));
            canvas.Path(icon, Paint.Line(ink, 2.2f));
            canvas.Restore();
        }

        if (!ShowsIconOnly)
        {
            canvas.Text(Layout, new Vector2(left + at.X, (Size.Y - Layout.Size.Y) / 2), ink);
        }

        DrawFocus(canvas);
    }

    protected override void OnPress() => Pressing?.Invoke();

    protected override void OnResize() => _layout = null;

    private (Color Fill, Color Line, Color Ink) Colours()
    {
        if (!Interactable)
        {
            return (_kind == ButtonKind.Quiet ? Color.Transparent : Theme.Sunken, Theme.SoftLine, Theme.SoftInk);
        }

        var (fill, line, ink) = _kind switch
        {
            ButtonKind.Main => (Theme.Accent, Color.Transparent, Theme.OnAccent),
            ButtonKind.Danger => (Theme.Surface, Theme.Danger, Theme.Danger),
            ButtonKind.Quiet => (Theme.Surface.Faded(0), Color.Transparent, Theme.Ink),
            _ => (Theme.Surface, Theme.Line, Theme.Ink),
        };
        if (IsPressed || IsHovered)
        {
            var basis = _kind == ButtonKind.Quiet ? Theme.Surface : fill;
            fill = Color.Mix(basis, Theme.Ink, IsPressed ? 0.2f : 0.09f);
        }

        return (fill, line, ink);
    }

    private ITextLayout Lay(float width) =>
        Scene.Typesetter.Lay(
            Label,
            new TextStyle(Theme.TextSize) { Bold = _kind == ButtonKind.Main, MaxLines = 1 },
            width
        );
}
