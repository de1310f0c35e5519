using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Chooses one of nine places of the floor. It is one stop for Tab; arrow keys and digits choose.</summary>
internal sealed class PlaceGrid : Control
{
    public const float Height = 168;

    private int _current = 4;

    public event Action<int>? Chosen;

    public IReadOnlyList<string> Names { get; set; } = [];

    public override bool IsFocusable => true;

    public override void Draw(ICanvas canvas)
    {
        canvas.RoundRectangle(Rect.At(Vector2.Zero, Size), Theme.Radius, Theme.Sunken);
        for (var i = 0; i < Names.Count; i++)
        {
            var area = AreaOf(i);
            var isLit = i == _current && (IsFocused || IsHovered);
            canvas.RoundRectangle(area, 8, isLit ? Color.Mix(Theme.Surface, Theme.Accent, 0.18f) : Theme.Surface);
            canvas.RoundRectangle(
                area.Grown(-0.75f),
                8,
                Paint.Line(isLit ? Theme.Accent : Theme.Line, isLit ? 2.5f : 1.2f)
            );
            var text = Scene.Typesetter.Lay(Names[i], new TextStyle(Theme.TextSize) { MaxLines = 1 }, area.Width - 12);
            canvas.Text(text, area.Centre - (text.Size / 2), Theme.Ink);
        }

        DrawFocus(canvas);
    }

    protected override void OnPointerMove(PointerEvent pointer)
    {
        if (At(pointer.Local) is >= 0 and var place && place != _current)
        {
            _current = place;
            Invalidate();
        }
    }

    protected override void OnClick(PointerEvent pointer)
    {
        if (At(pointer.Local) is >= 0 and var place)
        {
            Chosen?.Invoke(place);
        }
    }

    protected override bool OnKey(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None)
        {
            return false;
        }

        var (column, row) = (_current % 3, _current / 3);
        switch (key.Key)
        {
            case Key.Left:
                column = Math.Max(0, column - 1);
                break;
            case Key.Right:
                column = Math.Min(2, column + 1);
                break;
            case Key.Up:
                row = Math.Max(0, row - 1);
                break;
            case Key.Down:
                row = Math.Min(2, row + 1);
                break;
            case Key.Enter or Key.Space:
                Chosen?.Invoke(_current);
                return true;
            case >= Key.Digit1 and <= Key.Digit9:
                Chosen?.Invoke(key.Key - Key.Digit1);
                return true;
            default:
                return false;
        }

        _current = (row * 3) + column;
        Invalidate();
        return true;
    }

    private Rect AreaOf(int place)
    {
        var each = (Size - new Vector2(4 * 8)) / 3;
        return Rect.At(new Vector2(8) + (new Vector2(place % 3, place / 3) * (each + new Vector2(8))), each);
    }

    private int At(Vector2 point)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (AreaOf(i).Contains(point))
            {
                return i;
            }
        }

        return -1;
    }
}
