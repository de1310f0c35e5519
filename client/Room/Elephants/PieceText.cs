using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Showing.Elephants;

/// <summary>Sets an elephant's text as large as it fits; what does not fit in the smallest type ends with an ellipsis.</summary>
public static class PieceText
{
    /// <param name="width">Of a line.</param>
    public static ITextLayout Fit(ITypesetter typesetter, string text, PieceSize size, float width)
    {
        ArgumentNullException.ThrowIfNull(typesetter);
        ArgumentNullException.ThrowIfNull(size);
        ITextLayout? laid = null;
        foreach (var type in size.Types)
        {
            var isLast = type == size.Types[^1];
            // As high as the most lines of the smallest type, at most.
            var lines = Math.Max(1, (int)((size.Lines * size.Types[^1] / type) + 0.06f));
            // Far too much for this type: not even tried.
            if (!isLast && text.Length * type * 0.4f > width * lines)
            {
                continue;
            }

            laid = typesetter.Lay(text, new TextStyle(type) { Align = TextAlign.Middle, MaxLines = lines }, width);
            // A word that broke looks worse than smaller type.
            if (!laid.IsCut && !(BreaksWord(laid) && !isLast))
            {
                break;
            }
        }

        return laid!;
    }

    private static bool BreaksWord(ITextLayout laid)
    {
        var text = laid.Text;
        for (var at = 0; at < text.Length; )
        {
            var (_, end) = laid.LineAt(at);
            // The caret place at the end of a line that was broken stands before its last character.
            var next = Math.Max(end, at) + 1;
            if (next < text.Length && char.IsLetter(text[next - 1]) && char.IsLetter(text[next]))
            {
                return true;
            }

            at = next;
        }

        return false;
    }
}
