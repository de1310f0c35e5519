using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

internal sealed class GridLayout(string text, List<GridLayout.Line> lines, Vector2 cell, bool isCut, bool isBroken)
    : ITextLayout
{
    /// <param name="Starts">Start of each grapheme of the line.</param>
    /// <param name="End">The caret position after the last one.</param>
    internal sealed record Line(int[] Starts, int End)
    {
        public int Start => Starts.Length > 0 ? Starts[0] : End;
    }

    public string Text => text;

    public Vector2 Size => new(lines.Max(line => line.Starts.Length) * cell.X, lines.Count * cell.Y);

    public int LineCount => lines.Count;

    public bool IsCut => isCut;

    public bool IsBroken => isBroken;

    public float Type => cell.Y;

    public float Widest => Size.X;

    public Rect Caret(int index)
    {
        var row = RowOf(index);
        var column = lines[row].Starts.Count(start => start < index);
        return new Rect(column * cell.X, row * cell.Y, 0, cell.Y);
    }

    public int IndexAt(Vector2 point)
    {
        var row = Math.Clamp((int)MathF.Floor(point.Y / cell.Y), 0, lines.Count - 1);
        var line = lines[row];
        var column = Math.Clamp((int)MathF.Round(point.X / cell.X), 0, line.Starts.Length);
        if (column < line.Starts.Length)
        {
            return line.Starts[column];
        }

        // After the last grapheme of a broken line, the caret is on the next line.
        var broken = row < lines.Count - 1 && lines[row + 1].Start == line.End && line.Starts.Length > 0;
        return broken ? line.Starts[^1] : line.End;
    }

    public IReadOnlyList<Rect> Selection(int start, int end)
    {
        var found = new List<Rect>();
        for (var row = 0; row < lines.Count; row++)
        {
            var from = lines[row].Starts.Count(place => place < start);
            var to = lines[row].Starts.Count(place => place < end);
            if (to > from)
            {
                found.Add(new Rect(from * cell.X, row * cell.Y, (to - from) * cell.X, cell.Y));
            }
        }

        return found;
    }

    public (int Start, int End) LineAt(int index)
    {
        var row = RowOf(index);
        var last = lines[row];
        var broken = row < lines.Count - 1 && lines[row + 1].Start == last.End && last.Starts.Length > 0;
        return (last.Start, broken ? last.Starts[^1] : last.End);
    }

    private int RowOf(int index)
    {
        for (var row = lines.Count - 1; row > 0; row--)
        {
            if (index >= lines[row].Start)
            {
                return row;
            }
        }

        return 0;
    }
}
