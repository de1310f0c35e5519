using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Elephants;

/// <summary>Sets an elephant's text as large as it fits; what does not fit in the smallest type ends with an ellipsis.</summary>
public static class PieceText
{
    // Height of a line, as a fraction of its type.
    private const float Close = 1.14f;
    private const float Open = 1.3f;

    /// <summary>The smallest type on an elephant.</summary>
    private const float Min = 17.5f;

    /// <param name="width">Of a line.</param>
    public static ITextLayout Fit(ITypesetter typesetter, string text, PieceSize size, float width)
    {
        ArgumentNullException.ThrowIfNull(typesetter);
        ArgumentNullException.ThrowIfNull(size);
        var isClose = text.All(IsLow);
        ITextLayout? laid = null;
        foreach (var type in size.Types)
        {
            // Too long for this type, so it is not laid out.
            if (type != size.Types[^1] && text.Length * type * 0.4f > width * LinesOf(type))
            {
                continue;
            }

            laid = Lay(type);
            // Smaller type is better than a broken word.
            if (!laid.IsCut && !BreaksWord(laid))
            {
                return laid;
            }
        }

        // The text is too long and ends with an ellipsis; its words are not broken for that.
        for (var type = size.Types[^1]; BreaksWord(laid!) && type > Min; )
        {
            type = MathF.Max(Min, type * 0.92f);
            var smaller = Lay(type);
            if (!BreaksWord(smaller))
            {
                return smaller;
            }
        }

        return laid!;

        int LinesOf(float type) => Math.Max(1, (int)((size.TextHeight / (type * (isClose ? Close : Open))) + 0.06f));

        ITextLayout Lay(float type) =>
            typesetter.Lay(
                text,
                new TextStyle(type)
                {
                    Align = TextAlign.Middle,
                    MaxLines = LinesOf(type),
                    IsClose = isClose,
                },
                width
            );
    }

    /// <summary>Returns whether a text has only Latin, Greek, and Cyrillic characters. Others have marks far above and below their
    /// letters.</summary>
    private static bool IsLow(char letter) => letter is < '\u0590' or (>= '\u1e00' and < '\u2100');

    private static bool BreaksWord(ITextLayout laid)
    {
        var (text, at) = (laid.Text, 0);
        for (var row = 0; row < laid.LineCount - 1; row++)
        {
            // At the end of a broken line, the caret is before its last character.
            at = Math.Max(laid.LineAt(at).End, at) + 1;
            if (at < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at]))
            {
                return true;
            }
        }

        return false;
    }
}
