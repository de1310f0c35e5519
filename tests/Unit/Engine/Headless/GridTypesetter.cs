using System.Globalization;
using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

/// <summary>
/// Lays out text on a grid: every grapheme is half as wide as high, and lines break after spaces or where they must. Left to right
/// only. For scenes without a screen.
/// </summary>
public sealed class GridTypesetter : ITypesetter
{
    public ITextLayout Lay(string text, TextStyle style, float width)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var fit = float.IsFinite(width) ? Math.Max(1, (int)(width / (style.Size / 2))) : int.MaxValue;
        var lines = new List<GridLayout.Line>();
        var line = new List<int>();
        var (space, isBroken) = (-1, false);
        for (var i = 0; i < starts.Length; i++)
        {
            var index = starts[i];
            if (text[index] == '\n')
            {
                lines.Add(new GridLayout.Line([.. line], index));
                line.Clear();
                space = -1;
                continue;
            }

            if (line.Count == fit)
            {
                var keep = space >= 0 ? space + 1 : line.Count;
                isBroken |= space < 0 && text[index] != ' ';
                var rest = line.Skip(keep).ToArray();
                var end = rest.Length > 0 ? rest[0] : index;
                lines.Add(new GridLayout.Line([.. line.Take(keep)], end));
                line.Clear();
                line.AddRange(rest);
                space = -1;
            }

            if (text[index] == ' ')
            {
                space = line.Count;
            }

            line.Add(index);
        }

        lines.Add(new GridLayout.Line([.. line], text.Length));
        var cut = style.MaxLines > 0 && lines.Count > style.MaxLines;
        return new GridLayout(
            text,
            cut ? lines[..style.MaxLines] : lines,
            new Vector2(style.Size / 2, style.Size),
            cut,
            isBroken
        );
    }
}
