using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Elephants;

/// <summary>Sets an elephant's text as large as it fits. Its type shrinks before a word is broken, and a word is broken before
/// anything is cut; what does not fit in the smallest type ends with an ellipsis.</summary>
public static class PieceText
{
    // Height of a line, as a fraction of its type.
    private const float Close = 1.14f;
    private const float Open = 1.3f;

    // From one type to the next smaller one.
    private const float Step = 0.96f;

    /// <param name="most">The largest type.</param>
    /// <param name="least">The smallest type.</param>
    /// <param name="room">Width of a line, and height of all lines.</param>
    public static ITextLayout Fit(ITypesetter typesetter, string text, float most, float least, Vector2 room)
    {
        ArgumentNullException.ThrowIfNull(typesetter);
        ArgumentNullException.ThrowIfNull(text);
        var types = new List<float>();
        for (var type = most; type > least; type *= Step)
        {
            types.Add(type);
        }

        types.Add(least);
        return Largest(laid => laid is { IsCut: false, IsBroken: false })
            ?? Largest(laid => !laid.IsCut)
            ?? Lay(typesetter, text, least, room);

        ITextLayout? Largest(Func<ITextLayout, bool> isFine)
        {
            var (from, to) = (0, types.Count);
            ITextLayout? found = null;
            while (from < to)
            {
                var middle = (from + to) / 2;
                var laid = Lay(typesetter, text, types[middle], room);
                if (isFine(laid))
                {
                    (found, to) = (laid, middle);
                }
                else
                {
                    from = middle + 1;
                }
            }

            return found;
        }
    }

    /// <summary>Sets a text in one type.</summary>
    public static ITextLayout Lay(ITypesetter typesetter, string text, float type, Vector2 room)
    {
        ArgumentNullException.ThrowIfNull(typesetter);
        ArgumentNullException.ThrowIfNull(text);
        var isClose = text.All(IsLow);
        return typesetter.Lay(
            text,
            new TextStyle(type)
            {
                Align = TextAlign.Middle,
                MaxLines = Math.Max(1, (int)((room.Y / (type * (isClose ? Close : Open))) + 0.02f)),
                IsClose = isClose,
            },
            room.X
        );
    }

    /// <summary>Returns whether a text has only Latin, Greek, and Cyrillic characters. Others have marks far above and below their
    /// letters.</summary>
    private static bool IsLow(char letter) => letter is < '\u0590' or (>= '\u1e00' and < '\u2100');
}
