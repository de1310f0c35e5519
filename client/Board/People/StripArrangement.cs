using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.People;

/// <summary>Arranges the people in one low strip, in groups below the names of their departments, while elephants need the floor.</summary>
internal static class StripArrangement
{
    private const float Between = 22;

    // Height of the legend's line above the people.
    private const float Legend = 24;

    // Distance between people and their radius, from comfortable to crowded; two rows at the end.
    private static readonly (float Pitch, float Radius, int Rows)[] Crowds =
    [
        (44, 17, 1),
        (38, 17, 1),
        (31, 14.5f, 1),
        (25, 11, 1),
        (21, 9.5f, 2),
    ];

    /// <param name="legend">Width of a department's line in the legend.</param>
    /// <param name="strip">Where they stand, room units.</param>
    public static Arrangement Of(IReadOnlyList<Person> people, Func<uint, int, float> legend, Rect strip)
    {
        var groups = Arrangement.Grouped(people).Select(group => (group.Key, People: group.ToArray())).ToArray();
        // People become smaller before the names of departments are cut, and those are cut before people are left out.
        foreach (var isNamed in (bool[])[true, false])
        {
            foreach (var crowd in Crowds[..^1])
            {
                var width = groups.Sum(group =>
                    MathF.Max(
                        WidthOf(group.People, crowd),
                        isNamed ? legend(group.Key, group.People.Count(person => person.IsHere)) : 0
                    )
                );
                if (width + (Between * (groups.Length - 1)) <= strip.Width)
                {
                    return Place(groups, crowd, legend, strip);
                }
            }
        }

        return Place(groups, Crowds[^1], legend, strip);
    }

    private static float WidthOf(Person[] people, (float Pitch, float Radius, int Rows) crowd) =>
        (people.Length + crowd.Rows - 1) / crowd.Rows * crowd.Pitch;

    private static Arrangement Place(
        (uint Department, Person[] People)[] groups,
        (float Pitch, float Radius, int Rows) crowd,
        Func<uint, int, float> legend,
        Rect strip
    )
    {
        var (spots, shown) = (new Dictionary<uint, Spot>(), new List<Group>());
        var rest = groups.Select(group => WidthOf(group.People, crowd)).ToArray();
        var gap = crowd.Rows > 1 ? Between / 2 : Between;
        // The names of departments get what the people leave free.
        var free = strip.Width - rest.Sum() - (gap * (groups.Length - 1));
        var (x, left) = (strip.X, 0);
        for (var g = 0; g < groups.Length; g++)
        {
            var (department, people) = groups[g];
            var here = people.Count(person => person.IsHere);
            var columns = (people.Length + crowd.Rows - 1) / crowd.Rows;
            for (var i = 0; i < people.Length; i++)
            {
                var row = (i / columns) + 0.5f;
                var y = strip.Y + Legend + ((strip.Height - Legend) * row / crowd.Rows);
                var at = new Vector2(x + (crowd.Pitch * ((i % columns) + 0.5f)), y);
                if (at.X + crowd.Radius > strip.Right - (free < 0 ? 60 : 0))
                {
                    left++;
                }
                else
                {
                    spots[people[i].Number] = new Spot(at, crowd.Radius, 0);
                }
            }

            var more = Math.Clamp(legend(department, here) - rest[g], 0, MathF.Max(0, free));
            free -= more;
            if (x < strip.Right - 60)
            {
                shown.Add(new Group(department, x, rest[g] + more, here));
            }

            x += rest[g] + more + gap;
        }

        return new Arrangement(spots, shown, left, new Vector2(strip.Right - 26, strip.Centre.Y + (Legend / 2)));
    }
}
