using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Tabletop;

/// <summary>Sets a text as large as all of it fits into an area. Type shrinks before anything is cut.</summary>
internal static class LargeText
{
    /// <summary>The smallest type. A text that is too long even for this ends with an ellipsis.</summary>
    public const float Min = 16;

    /// <summary>Length of a line above which large type is hard to read, as a multiple of the type.</summary>
    private const float LineLength = 11.5f;

    /// <returns>The layout, and the size of its type.</returns>
    public static (ITextLayout Laid, float Type) Fit(ITypesetter typesetter, string text, float max, Vector2 area)
    {
        ArgumentNullException.ThrowIfNull(typesetter);
        for (var type = MathF.Max(max, Min); ; type = MathF.Max(Min, type * 0.93f))
        {
            var measure = MathF.Min(area.X, type * LineLength);
            foreach (var width in measure < area.X ? new[] { measure, area.X } : [area.X])
            {
                var laid = Lay(typesetter, text, type, width, area.Y);
                if (!laid.IsCut && laid.Size.Y <= area.Y && !HasBrokenWord(laid))
                {
                    return (Balance(typesetter, laid, type, width, area.Y), type);
                }
            }

            if (type <= Min)
            {
                return (Lay(typesetter, text, Min, area.X, area.Y), Min);
            }
        }
    }

    /// <summary>Makes the lines about equally long, without more of them.</summary>
    private static ITextLayout Balance(ITypesetter typesetter, ITextLayout laid, float type, float width, float height)
    {
        var narrow = width;
        for (var by = width / 4; by > 4; by /= 2)
        {
            var tried = Lay(typesetter, laid.Text, type, narrow - by, height);
            if (tried.LineCount == laid.LineCount && !tried.IsCut && !HasBrokenWord(tried))
            {
                (laid, narrow) = (tried, narrow - by);
            }
        }

        return laid;
    }

    private static ITextLayout Lay(ITypesetter typesetter, string text, float type, float width, float height) =>
        typesetter.Lay(
            text,
            new TextStyle(type) { Align = TextAlign.Middle, MaxLines = Math.Max(1, (int)(height / (type * 1.2f))) },
            width
        );

    private static bool HasBrokenWord(ITextLayout laid)
    {
        for (var at = 0; laid.LineAt(at).End is var end && end + 1 < laid.Text.Length; at = end + 1)
        {
            if (char.IsLetter(laid.Text[end]) && char.IsLetter(laid.Text[end + 1]))
            {
                return true;
            }

            if (end + 1 <= at)
            {
                break;
            }
        }

        return false;
    }
}
