using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Does something when it is pressed: by pointer, Enter or Space.</summary>
public sealed class Button : Control
{
    private ITextLayout? _layout;
    private bool _isMain;

    public event Action? Pressing;

    public override bool IsFocusable => true;

    /// <summary>Whether it is the next thing to do: the most visible one.</summary>
    public bool IsMain
    {
        get => _isMain;
        set
        {
            _isMain = value;
            Invalidate();
        }
    }

    /// <summary>The size that its label needs.</summary>
    public Vector2 FittingSize => new(Layout.Size.X + (2 * Theme.ControlHeight / 2), Theme.ControlHeight);

    private ITextLayout Layout =>
        _layout ??= Scene.Typesetter.Lay(
            Label,
            new TextStyle(Theme.TextSize) { Bold = _isMain, MaxLines = 1 },
            Size.X > 0 ? Size.X : float.PositiveInfinity
        );

    public void Press()
    {
        if (Interactable)
        {
            Pressing?.Invoke();
        }
    }

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        var fill = _isMain ? Theme.Accent : Theme.Surface;
        fill =
            IsPressed ? Color.Mix(fill, Theme.Ink, 0.2f)
            : IsHovered ? Color.Mix(fill, Theme.Ink, 0.08f)
            : fill;
        canvas.RoundRectangle(area, Theme.Radius, fill);
        canvas.RoundRectangle(area.Grown(-0.75f), Theme.Radius, Paint.Line(Theme.Line, 1.5f));
        canvas.Text(Layout, (Size - Layout.Size) / 2, _isMain ? Theme.OnAccent : TextColor);
        DrawFocus(canvas);
    }

    protected internal override void Awake()
    {
        if (Size == Vector2.Zero)
        {
            Size = FittingSize;
        }
    }

    protected internal override void OnClick(PointerEvent pointer)
    {
        if (pointer.Button == PointerButton.Left)
        {
            Press();
        }
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (!key.Is(Key.Enter) && !key.Is(Key.Space))
        {
            return false;
        }

        if (!key.IsRepeat)
        {
            Press();
        }

        return true;
    }

    protected override void OnResize() => _layout = null;
}
