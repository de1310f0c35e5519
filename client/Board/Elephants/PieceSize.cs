using System.Collections.Immutable;
using System.Numerics;

namespace ElephantBoard.Board.Elephants;

/// <summary>The size of all elephants: one step for all of them, larger when there is space.</summary>
/// <param name="Width">Of the note, room units.</param>
/// <param name="Types">Sizes of its text, largest first. The first one in which the whole text fits is used.</param>
/// <param name="TextHeight">Maximum height of its text in room units; a neighbor can be below it.</param>
/// <param name="Words">Whether marks have words; otherwise the legend explains them.</param>
/// <param name="Ears">Reach of the ears, as a fraction of the full reach, so that they do not cover the text of neighbors.</param>
/// <param name="IsFixed">Whether all notes have the same height, so that thousands are placed without setting their text.</param>
public sealed record PieceSize(
    float Width,
    ImmutableArray<float> Types,
    float TextHeight,
    bool Words,
    float Ears,
    bool IsFixed = false
)
{
    /// <summary>Overlap of two notes, in room units, that hides nothing.</summary>
    private const float Slack = 14;

    // Maximum number of elephants that have this size at any position; 0: only when there is space.
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

    /// <summary>Returns the smallest size for a number of elephants.</summary>
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

    /// <summary>Returns the largest size in which no more elephants overlap than in the smallest, because those were piled up on
    /// purpose.</summary>
    /// <param name="places">Middles of the elephants on the floor.</param>
    /// <param name="elephants">Number of all elephants, including those outside, whose places are still gaps.</param>
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

    /// <summary>Counts the pairs that would overlap with texts of maximum length.</summary>
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

    /// <summary>Size of the type of marks, names, and counts.</summary>
    public float Foot => Width >= 230 ? 20 : 17.5f;
}
