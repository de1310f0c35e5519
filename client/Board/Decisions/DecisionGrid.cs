using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Decisions;

/// <summary>The layout of the wall of decisions: as large a type as lets all of them fit, in columns of equal width.</summary>
/// <param name="Type">Type size of the sentences, in units.</param>
/// <param name="IsCompact">Whether only the sentences are shown, because there is no space for more.</param>
/// <param name="Areas">The area of each decision, in their order.</param>
public sealed record DecisionGrid(float Type, bool IsCompact, IReadOnlyList<Rect> Areas)
{
    /// <summary>Space between decisions.</summary>
    public const float Gap = 14;

    private static readonly float[] Types = [44, 39, 35, 31, 28, 25, 22, 20, 18, 16, 15, 14];

    private static readonly float[] CompactTypes = [18, 17, 16, 15, 14, 13, 12, 11];

    /// <param name="height">Returns the height of a decision by its index, type, width, and whether it is compact.</param>
    public static DecisionGrid Of(int count, Rect area, Func<int, float, float, bool, float> height)
    {
        ArgumentNullException.ThrowIfNull(height);
        foreach (
            var (type, isCompact) in Types
                .Select(type => (type, false))
                .Concat(CompactTypes.Select(type => (type, true)))
        )
        {
            // Lines of 25 to 45 characters are read best; more columns when there are many.
            var ideal = Math.Clamp((int)(area.Width / (type * (isCompact ? 12.5f : 15))), 1, count);
            for (var columns = ideal; columns >= Math.Max(1, ideal - 1); columns--)
            {
                if (
                    Fill(count, area, columns, type, isCompact, height) is var filled
                    && filled.Max(each => each.Bottom) <= area.Bottom
                )
                {
                    return new(type, isCompact, filled);
                }
            }
        }

        var least = CompactTypes[^1];
        var most = Math.Clamp((int)(area.Width / (least * 12.5f)), 1, count);
        return new(least, true, Fill(count, area, most, least, true, height));
    }

    /// <summary>Puts each decision into the column that ends first, so that they are read row by row.</summary>
    private static Rect[] Fill(
        int count,
        Rect area,
        int columns,
        float type,
        bool isCompact,
        Func<int, float, float, bool, float> height
    )
    {
        var gap = isCompact ? Gap / 2 : Gap;
        var width = (area.Width - (gap * (columns - 1))) / columns;
        var ends = new float[columns];
        Array.Fill(ends, area.Y);
        var areas = new Rect[count];
        for (var i = 0; i < count; i++)
        {
            var column = Array.IndexOf(ends, ends.Min());
            areas[i] = new Rect(
                area.X + (column * (width + gap)),
                ends[column],
                width,
                height(i, type, width, isCompact)
            );
            ends[column] = areas[i].Bottom + gap;
        }

        return areas;
    }
}
