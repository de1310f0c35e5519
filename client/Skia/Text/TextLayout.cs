using System.Globalization;
using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Skia.Text;

internal sealed class TextLayout : ITextLayout
{
    private readonly float _height;
    private readonly int[] _places;

    public TextLayout(string text, TextStyle style, float width, Line[] lines, bool isCut, bool isBroken)
    {
        (Text, Style, IsCut, IsBroken) = (text, style, isCut, isBroken);
        _height = style.Size * (style.IsClose ? Typesetter.CloseHeight : Typesetter.LineHeight);
        _places = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        var widest = Widest = lines.Max(line => line.Width);
        var box = float.IsFinite(width) ? MathF.Max(width, 0) : widest;
        Lines = [.. lines.Select(line => line with { Left = Left(line, box, style.Align) })];
        var isLeft = lines.All(line => line.Level == 0) && style.Align == TextAlign.Start;
        Size = new Vector2(isLeft ? widest : MathF.Max(box, widest), lines.Length * _height);
    }

    public string Text { get; }

    public TextStyle Style { get; }

    public Line[] Lines { get; }

    public Vector2 Size { get; }

    public float Type => Style.Size;

    public int LineCount => Lines.Length;

    public bool IsCut { get; }

    public bool IsBroken { get; }

    public float Widest { get; }

    /// <summary>Returns the position of a line's baseline.</summary>
    public float BaselineOf(int line) =>
        (line * _height) + (Typesetter.Baseline * Style.Size) - (((Typesetter.LineHeight * Style.Size) - _height) / 2);

    public Rect Caret(int index)
    {
        var row = RowOf(index);
        return new Rect(CaretX(Lines[row], index), row * _height, 0, _height);
    }

    public int IndexAt(Vector2 point)
    {
        var row = Math.Clamp((int)MathF.Floor(point.Y / _height), 0, Lines.Length - 1);
        var line = Lines[row];
        var (start, end) = Reach(row);
        var best = start;
        var min = float.PositiveInfinity;
        foreach (var place in _places)
        {
            if (place >= start && place <= end)
            {
                var distance = MathF.Abs(CaretX(line, place) - point.X);
                if (distance < min)
                {
                    (best, min) = (place, distance);
                }
            }
        }

        return best;
    }

    public IReadOnlyList<Rect> Selection(int start, int end)
    {
        var found = new List<Rect>();
        for (var row = 0; row < Lines.Length; row++)
        {
            foreach (var piece in Lines[row].Pieces)
            {
                var (from, to) = (Math.Max(start, piece.Start), Math.Min(end, piece.End));
                if (from < to)
                {
                    var (a, b) = (EdgeX(Lines[row], piece, from), EdgeX(Lines[row], piece, to));
                    found.Add(Rect.FromEdges(MathF.Min(a, b), row * _height, MathF.Max(a, b), (row + 1) * _height));
                }
            }
        }

        return found;
    }

    public (int Start, int End) LineAt(int index) => Reach(RowOf(index));

    /// <summary>Returns the caret positions of a line. The end of a broken line belongs to the next.</summary>
    private (int Start, int End) Reach(int row)
    {
        var line = Lines[row];
        var isBroken = row + 1 < Lines.Length && Lines[row + 1].Start == line.End && line.End > line.Start;
        return (line.Start, isBroken ? _places.Last(place => place < line.End) : line.End);
    }

    private int RowOf(int index)
    {
        var row = Array.FindLastIndex(Lines, line => line.Start <= index);
        return Math.Max(0, row);
    }

    private float EdgeX(Line line, Line.Piece piece, int index) =>
        line.Left + piece.X + (piece.Shaped.Carets[index - piece.Start] * Style.Size);

    private float CaretX(Line line, int index)
    {
        Line.Piece? ending = null;
        foreach (var piece in line.Pieces)
        {
            if (index >= piece.Start && index < piece.End)
            {
                return EdgeX(line, piece, index);
            }

            ending = piece.End <= index && piece.End > piece.Start && piece.End > (ending?.End ?? -1) ? piece : ending;
        }

        return ending is null ? line.Left : EdgeX(line, ending, ending.End);
    }

    private static float Left(Line line, float box, TextAlign align)
    {
        var right = box - line.Width;
        return align switch
        {
            TextAlign.Middle => right / 2,
            TextAlign.Start => line.Level == 0 ? 0 : right,
            _ => line.Level == 0 ? right : 0,
        };
    }
}
