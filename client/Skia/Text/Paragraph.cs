using System.Globalization;
using ElephantBoard.Skia.Unicode;

namespace ElephantBoard.Skia.Text;

/// <summary>A paragraph, cut into atoms: pieces of one font and level between possible line breaks.</summary>
internal sealed class Paragraph
{
    private readonly string _text;
    private readonly int _offset;
    private readonly FontFace[] _faces;
    private readonly byte[] _levels;
    private readonly bool[] _ends;

    public Paragraph(string text, int offset, FontSet fonts, bool bold)
    {
        (_text, _offset) = (text, offset);
        _levels = Bidi.Levels(text, null, out var level);
        Level = level;
        _ends = LineBreaks.Find(text);
        _faces = new FontFace[text.Length];
        var starts = StringInfo.ParseCombiningCharacters(text);
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : text.Length;
            var face = fonts.Pick(text[starts[i]..end], bold);
            Array.Fill(_faces, face, starts[i], end - starts[i]);
        }

        Graphemes = starts;
    }

    /// <summary>0: left to right; 1: right to left.</summary>
    public byte Level { get; }

    public int[] Graphemes { get; }

    public int Length => _text.Length;

    public string Text => _text;

    /// <summary>Its start in the whole text.</summary>
    public int Offset => _offset;

    public bool MayEnd(int after) => _ends[after];

    public bool IsSpace(int index) => char.IsWhiteSpace(_text[index]) && _text[index] is not ('\u00a0' or '\u202f');

    /// <summary>Returns whether a line that begins here would begin with a mark that closes what is before it.</summary>
    public bool Closes(int index) =>
        char.GetUnicodeCategory(_text, index)
            is UnicodeCategory.ClosePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation;

    /// <summary>Returns whether a position is inside a word. Scripts without spaces have no words that a reader could see.</summary>
    public bool IsWord(int index) =>
        char.IsLetter(_text[index - 1]) && char.IsLetter(_text[index]) && !IsUnspaced(_text[index]);

    /// <summary>Returns whether a letter is Thai, Lao, Burmese, or Khmer.</summary>
    private static bool IsUnspaced(char letter) =>
        letter is (>= '\u0e00' and < '\u0f00') or (>= '\u1000' and < '\u10a0') or (>= '\u1780' and < '\u1800');

    /// <summary>Returns the pieces of a range, in logical order.</summary>
    /// <param name="levels">Levels to use; null: those before rule L1.</param>
    public IEnumerable<(int Start, int End, byte Level, FontFace Face)> Pieces(
        int start,
        int end,
        byte[]? levels = null
    )
    {
        var by = levels ?? _levels;
        for (var from = start; from < end; )
        {
            var to = from + 1;
            while (to < end && !IsEdge(from, to, by))
            {
                to++;
            }

            yield return (from, to, by[from], _faces[from]);
            from = to;
        }
    }

    /// <summary>Returns the levels of a line after rule L1.</summary>
    public byte[] LineLevels(int start, int end)
    {
        var levels = (byte[])_levels.Clone();
        Bidi.ResetEnds(_text, levels, start, end, Level);
        return levels;
    }

    private bool IsEdge(int from, int at, byte[] levels) =>
        levels[at] != levels[from] || _faces[at] != _faces[from] || _ends[at - 1] || (IsSpace(at) && !IsSpace(at - 1));
}
