using System.Collections.Immutable;
using System.Numerics;

namespace ElephantBoard.Board.Elephants;

/// <summary>How large elephants are drawn: one step for all of them, larger where there is room.</summary>
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
    /// <summary>So much, in room units, one note may lie on the next without hiding anything.</summary>
    private const float Slack = 14;

    // As many at most have this size wherever they stand; 0: only where there is room.
    private static readonly (int Most, PieceSize Size)[] Steps =
    [
        (4, new(330, [64, 56, 48, 42, 38, 34, 30], 165, Words: true, Ears: 1)),
        (7, new(270, [62, 54, 47, 41, 36, 32, 29], 175, Words: true, Ears: 0.85f)),
        (10, new(230, [60, 52, 46, 40, 36, 32, 28], 180, Words: true, Ears: 0.7f)),
        (0, new(190, [52, 46, 40, 36, 32, 28, 24.6f], 195, Words: true, Ears: 0.5f)),
        (16, new(190, [46, 40, 36, 32, 28, 24.6f], 141, Words: false, Ears: 0.5f)),
        (20, new(168, [44, 38, 34, 30, 27, 24.6f], 141, Words: false, Ears: 0.4f)),
        (28, new(148, [38, 34, 30, 27, 24.6f, 22], 102, Words: false, Ears: 0.34f)),
        (40, new(120, [34, 30, 27, 24, 22, 20], 102, Words: false, Ears: 0.3f)),
        (60, new(100, [30, 26, 22, 19, 17.5f], 80, Words: false, Ears: 0.3f)),
    ];

    private static readonly PieceSize Crowd = new(96, [17.5f], 69, Words: false, Ears: 0.3f, IsFixed: true);

    /// <summary>The smallest in which so many elephants are drawn.</summary>
    public static PieceSize For(int elephants)
    {
        foreach (var (max, size) in Steps)
        {
            if (elephants <= max)
            {
                return size;
            }
        }

        return Crowd;
    }

    /// <summary>The largest in which elephants lie on each other no more than they do in the smallest: who piles them up does so on purpose.</summary>
    /// <param name="places">Middles of those that stand on the floor.</param>
    /// <param name="elephants">How many there are in all, those outside too: the places that they left are still gaps.</param>
    public static PieceSize Fitting(IReadOnlyList<Vector2> places, int elephants)
    {
        ArgumentNullException.ThrowIfNull(places);
        var min = For(Math.Max(elephants, places.Count));
        if (min.IsFixed && places.Count > Steps[^1].Most)
        {
            return min;
        }

        var piled = min.Overlaps(places);
        return Steps
                .Select(step => step.Size)
                .TakeWhile(size => size != min)
                .FirstOrDefault(size => size.Overlaps(places) <= piled)
            ?? min;
    }

    /// <summary>Pairs of which one lies on the other, if their texts are as long as they can be.</summary>
    private int Overlaps(IReadOnlyList<Vector2> places)
    {
        var foot = Foot * (Words ? 2.6f : 0.9f);
        var height = ElephantFigure.Forehead(Width) + TextHeight + foot + (11 * ElephantFigure.Limbs(Width)) + 3;
        var pairs = 0;
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var apart = Vector2.Abs(places[i] - places[j]);
                pairs += apart.X < Width - Slack && apart.Y < height - Slack ? 1 : 0;
            }
        }

        return pairs;
    }

    /// <summary>Size of the type of marks, names and counts.</summary>
    public float Foot => Width >= 230 ? 20 : 17.5f;
}
