using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;

namespace ElephantBoard.Board.People;

/// <summary>Arranges the people: around the table while it is free, in groups along the wall while elephants need the floor.</summary>
/// <param name="Spots">By participant.</param>
/// <param name="Groups">Left to right.</param>
/// <param name="Left">Number of people without a place.</param>
/// <param name="LeftAt">Middle of the label that counts them.</param>
public sealed record Arrangement(
    IReadOnlyDictionary<uint, Spot> Spots,
    IReadOnlyList<Group> Groups,
    int Left,
    Vector2 LeftAt
)
{
    /// <summary>Maximum number of people around the table.</summary>
    public const int RoundTable = 14;

    private const float Between = 30;
    private const float Row = 198;

    // Distance between people and their radius, from comfortable to crowded; two rows at the end.
    private static readonly (float Pitch, float Radius, int Rows)[] Crowds =
    [
        (104, 30, 1),
        (90, 29, 1),
        (76, 28, 1),
        (66, 26, 1),
        (58, 24, 1),
        (52, 22, 2),
        (45, 19.5f, 2),
        (40, 17.5f, 2),
    ];

    /// <param name="legend">Width of a department's line in the legend.</param>
    public static Arrangement Of(IReadOnlyList<Person> people, bool tableIsFree, Func<uint, int, float> legend)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(legend);
        return tableIsFree && people.Count <= RoundTable ? AtTable(people, legend) : BeforeWall(people, legend);
    }

    private static Arrangement AtTable(IReadOnlyList<Person> people, Func<uint, int, float> legend)
    {
        var spots = new Dictionary<uint, Spot>();
        var middle = Tokens.Table.Centre;
        for (var i = 0; i < people.Count; i++)
        {
            var angle = (MathF.Tau * i / people.Count) - (MathF.PI / 2);
            // Further apart at the sides, where the ellipse is narrow.
            angle += MathF.Sin(2 * angle) * 0.2f;
            var at = middle + new Vector2(MathF.Cos(angle) * 366, (MathF.Sin(angle) * 172) - 8);
            spots[people[i].Number] = new Spot(at, 33, 150);
        }

        var groups = new List<Group>();
        var x = FloorPlan.Gathering.People.X;
        foreach (var group in Grouped(people))
        {
            var here = group.Count(person => person.IsHere);
            var width = legend(group.Key, here);
            groups.Add(new Group(group.Key, x, width, here));
            x += width + 20;
        }

        return new Arrangement(spots, groups, 0, default);
    }

    private static Arrangement BeforeWall(IReadOnlyList<Person> people, Func<uint, int, float> legend)
    {
        var grouped = Grouped(people).Select(group => (group.Key, People: group.ToArray())).ToArray();
        // The legend is cut before people are left out, and people become small before the legend is cut.
        foreach (var line in (ReadOnlySpan<float>)[float.PositiveInfinity, 150, 100])
        {
            foreach (var crowd in Crowds)
            {
                if (Try(grouped, crowd, (department, here) => MathF.Min(line, legend(department, here))) is { } fitting)
                {
                    return fitting;
                }
            }
        }

        return Try(grouped, Crowds[^1], (_, _) => 0, leaveOut: true)!;
    }

    private static Arrangement? Try(
        (uint Department, Person[] People)[] grouped,
        (float Pitch, float Radius, int Rows) crowd,
        Func<uint, int, float> legend,
        bool leaveOut = false
    )
    {
        var wall = FloorPlan.Gathering.People;
        var widths = grouped
            .Select(group =>
            {
                var columns = (group.People.Length + crowd.Rows - 1) / crowd.Rows;
                var line = legend(group.Department, group.People.Count(person => person.IsHere));
                return MathF.Max(columns * crowd.Pitch, line);
            })
            .ToArray();
        var gap = crowd.Rows > 1 ? 14 : Between;
        var max = wall.Width - (leaveOut ? 60 : 0);
        if (!leaveOut && widths.Sum() + (gap * (grouped.Length - 1)) > max)
        {
            return null;
        }

        var spots = new Dictionary<uint, Spot>();
        var groups = new List<Group>();
        var (x, left) = (wall.X, 0);
        for (var g = 0; g < grouped.Length; g++)
        {
            var (department, people) = grouped[g];
            var columns = (people.Length + crowd.Rows - 1) / crowd.Rows;
            for (var i = 0; i < people.Length; i++)
            {
                var at = new Vector2(x + (crowd.Pitch * ((i % columns) + 0.5f)), RowAt(crowd, i / columns));
                if (at.X + crowd.Radius > wall.X + max)
                {
                    left++;
                }
                else
                {
                    var name = crowd is { Rows: 1, Pitch: >= 66 } ? crowd.Pitch - 8 : 0;
                    spots[people[i].Number] = new Spot(at, crowd.Radius, name);
                }
            }

            if (x < wall.X + max)
            {
                var width = MathF.Min(widths[g], wall.X + max - x);
                groups.Add(new Group(department, x, width, people.Count(person => person.IsHere)));
            }

            x += widths[g] + gap;
        }

        return new Arrangement(spots, groups, left, new Vector2(wall.Right - 24, Row + 10));
    }

    private static float RowAt((float Pitch, float Radius, int Rows) crowd, int row) =>
        crowd.Rows == 1 ? Row + 6 : Row - 12 + (row * ((2 * crowd.Radius) + 8));

    /// <summary>Sorts by department, those without one last, and connected people first.</summary>
    internal static IEnumerable<IGrouping<uint, Person>> Grouped(IEnumerable<Person> people) =>
        people
            .OrderBy(person => !person.IsHere)
            .ThenBy(person => person.Number)
            .GroupBy(person => person.Department)
            .OrderBy(group => group.Key == 0 ? uint.MaxValue : group.Key);
}
