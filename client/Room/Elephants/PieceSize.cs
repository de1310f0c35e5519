using System.Collections.Immutable;

namespace ElephantBoard.Showing.Elephants;

/// <summary>How large elephants are drawn: one step for all of them, larger where there are fewer.</summary>
/// <param name="Width">Of the note, room units.</param>
/// <param name="Types">Sizes of its text, largest first: the first in which all of it fits.</param>
/// <param name="Lines">Lines of text at most.</param>
/// <param name="Words">Whether marks stand with their word; without it the legend says what they mean.</param>
/// <param name="Ears">How far ears reach out, in parts of what they do on an elephant that stands alone: they would cover the neighbours' text.</param>
/// <param name="IsFixed">Whether all notes are equally high: thousands are placed without setting their text.</param>
public sealed record PieceSize(
    float Width,
    ImmutableArray<float> Types,
    int Lines,
    bool Words,
    float Ears,
    bool IsFixed = false
)
{
    private static readonly (int Most, PieceSize Size)[] Steps =
    [
        (4, new(300, [38, 34, 30], 5, Words: true, Ears: 1)),
        (8, new(230, [34, 30, 27], 5, Words: true, Ears: 0.9f)),
        (12, new(186, [30, 27, 24.6f], 5, Words: true, Ears: 0.66f)),
        (20, new(162, [27, 24.6f], 4, Words: true, Ears: 0.55f)),
        (28, new(142, [24.6f, 21], 4, Words: false, Ears: 0.55f)),
        (40, new(112, [20.5f, 18], 4, Words: false, Ears: 0.5f)),
        (60, new(100, [17.5f], 3, Words: false, Ears: 0.5f)),
    ];

    private static readonly PieceSize Crowd = new(96, [17.5f], 3, Words: false, Ears: 0.5f, IsFixed: true);

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
