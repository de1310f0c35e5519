using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>One notice. An icon and a bar show its kind, and so does the color.</summary>
internal sealed class Notice(NoticeKind kind, TimeSpan since) : Control
{
    private const float Left = 48;
    private const float Right = 40;

    private ITextLayout? _layout;

    public event Action? Dismissed;

    public NoticeKind Kind => kind;

    public override bool IsFocusable => true;

    public override Rect Bounds => Rect.At(Vector2.Zero, Size).Grown(Elevation.Reach);

    /// <summary>Time at which it disappears; longer texts stay longer.</summary>
    public TimeSpan Until =>
        since
        + kind switch
        {
            NoticeKind.Trouble => TimeSpan.FromSeconds(12) + TimeSpan.FromMilliseconds(60 * Label.Length),
            NoticeKind.Done => TimeSpan.FromSeconds(5),
            _ => TimeSpan.FromSeconds(6),
        };

    public void Lay(float width)
    {
        _layout = Scene.Typesetter.Lay(Label, new TextStyle(Theme.TextSize) { MaxLines = 6 }, width - Left - Right);
        Size = new Vector2(width, MathF.Max(48, _layout.Size.Y + 26));
    }

    public override void Draw(ICanvas canvas)
    {
        if (_layout is null)
        {
            return;
        }

        var area = Rect.At(Vector2.Zero, Size);
        Elevation.Draw(canvas, area, Theme.Radius, Theme, 2);
        var (colour, icon) = kind switch
        {
            NoticeKind.Trouble => (Theme.Danger, Icons.Mark),
            NoticeKind.Done => (Theme.Good, Icons.Tick),
            _ => (Theme.SoftInk, Icons.Told),
        };
        canvas.RoundRectangle(Rect.FromEdges(6, 8, 11, Size.Y - 8), 2.5f, colour);
        canvas.Ellipse(new Rect(19, 13, 22, 22), colour);
        Draw(canvas, icon, new Vector2(23, 17), 14, Theme.Surface);
        canvas.Text(_layout, new Vector2(Left, (Size.Y - _layout.Size.Y) / 2), Theme.Ink);
        Draw(
            canvas,
            Icons.Cross,
            new Vector2(Size.X - 30, (Size.Y - 18) / 2),
            18,
            IsHovered ? Theme.Ink : Theme.SoftInk
        );
        DrawFocus(canvas);
    }

    protected override void OnClick(PointerEvent pointer) => Dismissed?.Invoke();

    protected override bool OnKey(KeyEvent key)
    {
        if (key.Is(Key.Enter) || key.Is(Key.Space) || key.Is(Key.Escape) || key.Is(Key.Delete))
        {
            Dismissed?.Invoke();
            return true;
        }

        return false;
    }

    private static void Draw(ICanvas canvas, Outline icon, Vector2 at, float size, Color colour)
    {
        canvas.Save();
        canvas.Transform(Matrix3x2.CreateScale(size / 24) * Matrix3x2.CreateTranslation(at));
        canvas.Path(icon, Paint.Line(colour, 3));
        canvas.Restore();
    }
}
