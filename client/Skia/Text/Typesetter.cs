using ElephantBoard.Engine.Painting;
using ElephantBoard.Skia.Unicode;

namespace ElephantBoard.Skia.Text;

/// <summary>Lays out text of any script: bidi, line breaks, fonts, shaping. Not thread-safe.</summary>
public sealed class Typesetter(FontSet fonts) : ITypesetter, IDisposable
{
    /// <summary>Line height and baseline position, relative to the font size.</summary>
    internal const float LineHeight = 1.3f;
    internal const float CloseHeight = 1.14f;
    internal const float Baseline = 0.98f;

    private const string Ellipsis = "…";
    private const int Max = 5_000;

    private readonly Shaper _shaper = new();
    private readonly Dictionary<(string, TextStyle, float), TextLayout> _laid = [];

    public ITextLayout Lay(string text, TextStyle style, float width)
    {
        if (!_laid.TryGetValue((text, style, width), out var layout))
        {
            if (_laid.Count >= Max)
            {
                _laid.Clear();
            }

            _laid[(text, style, width)] = layout = LayNew(text, style, width);
        }

        return layout;
    }

    public void Dispose() => _shaper.Dispose();

    private TextLayout LayNew(string text, TextStyle style, float width)
    {
        var lines = new List<(Paragraph Paragraph, int Start, int End)>();
        var (start, isBroken) = (0, false);
        // A text of thousands of lines costs no more than those that are shown.
        for (var i = 0; i <= text.Length && (style.MaxLines == 0 || lines.Count <= style.MaxLines); i++)
        {
            if (i == text.Length || LineBreaks.Must(text, i))
            {
                var paragraph = new Paragraph(text[start..i], start, fonts, style.Bold);
                foreach (var line in Break(paragraph, width / style.Size))
                {
                    lines.Add((paragraph, line.Start, line.End));
                    isBroken |= line.IsBroken;
                }

                start = i + 1;
            }
        }

        var isCut = style.MaxLines > 0 && lines.Count > style.MaxLines;
        var shown = isCut ? lines[..style.MaxLines] : lines;
        var set = shown.Select(
            (line, i) => Set(line.Paragraph, line.Start, line.End, isCut && i == shown.Count - 1, style, width)
        );
        return new TextLayout(text, style, width, [.. set], isCut, isBroken);
    }

    /// <summary>Fills lines one after another. Trailing spaces hang over the end of a line.</summary>
    private IEnumerable<(int Start, int End, bool IsBroken)> Break(Paragraph paragraph, float width)
    {
        var (start, at, used) = (0, 0, 0f);
        while (at < paragraph.Length)
        {
            var end = at + 1;
            while (end < paragraph.Length && !paragraph.MayEnd(end - 1))
            {
                end++;
            }

            var seen = end;
            while (seen > at && paragraph.IsSpace(seen - 1))
            {
                seen--;
            }

            var wide = Measure(paragraph, at, seen);
            if (used + wide > width && at > start)
            {
                yield return (start, at, false);
                (start, used) = (at, 0);
            }

            if (wide > width)
            {
                var fits = Fitting(paragraph, at, seen, width);
                if (fits < seen)
                {
                    yield return (start, fits, paragraph.IsWord(fits));
                    (start, at, used) = (fits, fits, 0);
                    continue;
                }
            }

            used += wide + Measure(paragraph, seen, end);
            at = end;
        }

        yield return (start, paragraph.Length, false);
    }

    /// <summary>Returns how much of a word that is longer than a line fits: at least one character. No line begins with a mark that
    /// closes what is before it.</summary>
    private int Fitting(Paragraph paragraph, int start, int end, float width)
    {
        var (fits, before) = (start, start);
        foreach (var place in paragraph.Graphemes.Where(place => place > start && place <= end).Append(end))
        {
            if (Measure(paragraph, start, place) > width && fits > start)
            {
                break;
            }

            before = place < end && paragraph.Closes(place) ? before : place;
            fits = place;
        }

        return fits < end && before > start ? before : fits;
    }

    private float Measure(Paragraph paragraph, int start, int end) =>
        paragraph.Pieces(start, end).Sum(piece => Shape(paragraph, piece).Width);

    private float Hang(Paragraph paragraph, int start, int end)
    {
        var seen = end;
        while (seen > start && paragraph.IsSpace(seen - 1))
        {
            seen--;
        }

        return Measure(paragraph, seen, end);
    }

    private ShapedText Shape(Paragraph paragraph, (int Start, int End, byte Level, FontFace Face) piece) =>
        _shaper.Shape(paragraph.Text[piece.Start..piece.End], piece.Face, piece.Level % 2 == 1);

    private Line Set(Paragraph paragraph, int start, int end, bool cut, TextStyle style, float width)
    {
        var shownEnd = end;
        var more = fonts.Pick(Ellipsis, style.Bold);
        var dots = _shaper.Shape(Ellipsis, more, rightToLeft: false);
        if (cut)
        {
            while (shownEnd > start && paragraph.IsSpace(shownEnd - 1))
            {
                shownEnd--;
            }

            while (shownEnd > start && (Measure(paragraph, start, shownEnd) + dots.Width) * style.Size > width)
            {
                shownEnd = paragraph.Graphemes.Last(place => place < shownEnd);
            }
        }

        var levels = paragraph.LineLevels(start, shownEnd);
        var logical = paragraph
            .Pieces(start, shownEnd, levels)
            .Select(piece => (piece.Level, Piece: Make(piece)))
            .ToList();
        if (cut)
        {
            var place = shownEnd + paragraph.Offset;
            logical.Add((paragraph.Level, new Line.Piece(place, place, 0, more, dots)));
        }

        var pieces = new List<Line.Piece>();
        var x = 0f;
        foreach (var i in Bidi.Order([.. logical.Select(each => each.Level)]))
        {
            pieces.Add(logical[i].Piece with { X = x });
            x += logical[i].Piece.Shaped.Width * style.Size;
        }

        // Trailing spaces hang over the end of the line, so they do not count when it is centered.
        var hang = cut || end == paragraph.Length ? 0 : Hang(paragraph, start, end) * style.Size;
        if (paragraph.Level % 2 == 1 && hang > 0)
        {
            pieces = [.. pieces.Select(piece => piece with { X = piece.X - hang })];
        }

        return new Line(start + paragraph.Offset, end + paragraph.Offset, 0, x - hang, paragraph.Level, [.. pieces]);

        Line.Piece Make((int Start, int End, byte Level, FontFace Face) piece) =>
            new(piece.Start + paragraph.Offset, piece.End + paragraph.Offset, 0, piece.Face, Shape(paragraph, piece));
    }
}
