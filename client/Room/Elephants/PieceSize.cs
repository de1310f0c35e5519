using System.Collections.Immutable;

namespace ElephantBoard.Showing.Elephants;

/// <summary>How large elephants are drawn: one step for all of them, larger where there are fewer.</summary>
/// <param name="Width">Of the note, room units.</param>
/// <param name="Types">Sizes of its text, largest first: the first in which all of it fits.</param>
/// <param name="TextHeight">Of all lines of its text together, room units at most: below it a neighbour may stand.</param>
/// <param name="Words">Whether marks stand with their word; without it the legend says what they mean.</param>
/// <param name="Ears">How far ears reach out, in parts of what they do on an elephant that stands alone: they would cover the neighbours' text.</param>
/// <param name="IsFixed">Whether all notes are equally high: thousands are placed without setting their text.</param>
public sealed record PieceSize(
    float Width,
    ImmutableArray<float> Types,
    float TextHeight,
    bool Words,
    float Ears,
    bool IsFixed = false
)
{
    private static readonly (int Most, PieceSize Size)[] Steps =
    [
        (4, new(330, [64, 56, 48, 42, 38, 34, 30], 165, Words: true, Ears: 1)),
        (8, new(230, [60, 52, 46, 40, 36, 32, 28], 180, Words: true, Ears: 0.7f)),
        (12, new(190, [52, 46, 40, 36, 32, 28, 24.6f], 195, Words: true, Ears: 0.5f)),
        (20, new(168, [44, 38, 34, 30, 27, 24.6f], 141, Words: false, Ears: 0.4f)),
        (28, new(148, [38, 34, 30, 27, 24.6f, 22], 102, Words: false, Ears: 0.34f)),
        (40, new(120, [34, 30, 27, 24, 22, 20], 102, Words: false, Ears: 0.3f)),
        (60, new(100, [30, 26, 22, 19, 17.5f], 80, Words: false, Ears: 0.3f)),
    ];

    private static readonly PieceSize Crowd = new(96, [17.5f], 69, Words: false, Ears: 0.3f, IsFixed: true);

    /// <summary>Largest to smallest.</summary>
    public static PieceSize For(int elephants)
    {
        foreach (var (most, size) in Steps)
        {
            if (elephants <= most)
            {
                return size;
            }
        }

        return Crowd;
    }

    /// <summary>Size of the type of marks, names and counts.</summary>
    public float Foot => Width >= 230 ? 20 : 17.5f;
}
