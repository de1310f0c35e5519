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
    public const int RoundTable = 24;

    // The ellipse on which they stand, and its shift from the table's middle: their names stay above the words on an empty floor.
    private const float Wide = 366;
    private const float High = 192;
    private const float Up = 26;

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
        var around = Around(people.Count);
        var apart =
            around.Length > 1 ? around.Select((at, i) => (at - around[(i + 1) % around.Length]).Length()).Min() : 150;
        // A shape, its name, and some space fit between two neighbors, beside or below each other.
        var radius = Math.Clamp((apart - 28) / 2, 23, 33);
        for (var i = 0; i < people.Count; i++)
        {
            spots[people[i].Number] = new Spot(middle + around[i], radius, MathF.Min(150, apart - 14));
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

    /// <summary>Returns a number of points on the ellipse, the first at the back, all as far from each other along it.</summary>
    private static Vector2[] Around(int count)
    {
        const int steps = 720;
        var points = Enumerable.Range(0, steps + 1).Select(step => At(MathF.Tau * step / steps)).ToArray();
        var lengths = new float[steps + 1];
        for (var step = 1; step <= steps; step++)
        {
            lengths[step] = lengths[step - 1] + (points[step] - points[step - 1]).Length();
        }

        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => points[Array.FindIndex(lengths, length => length >= lengths[^1] * i / count)]),
        ];

        static Vector2 At(float angle) => new(MathF.Sin(angle) * Wide, (-MathF.Cos(angle) * High) - Up);
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
