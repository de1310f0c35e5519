using ElephantBoard.Timeline;

namespace ElephantBoard.Rules;

/// <summary>Chooses where elephants come onto the floor: at random, and beside those that lie there already.</summary>
internal static class Scatter
{
    public const int Colours = 6;

    // Distance between the places that are tried on a floor on which elephants lie already, in room units.
    private const int Step = 16;

    /// <summary>Returns the places that those who can be on the floor have: also on the porch and set aside, because they can come back.</summary>
    public static IReadOnlyList<(int X, int Y)> Taken(Room room) =>
        [
            .. room
                .Elephants.Values.Where(elephant =>
                    !elephant.Withdrawn && !elephant.Erased && elephant.Whereabouts != V1.Whereabouts.Gone
                )
                // A fixed order, because the dictionary's is none.
                .OrderBy(elephant => elephant.Id)
                .Select(elephant => (elephant.X, elephant.Y)),
        ];

    /// <summary>Returns a number of places in random order, so that all notes are as large as possible and none covers another, if that
    /// is possible.</summary>
    public static IReadOnlyList<(int X, int Y)> Places(int count, IReadOnlyList<(int X, int Y)> taken, Entropy entropy)
    {
        foreach (var grid in NoteGrid.All.Where(grid => grid.Cells.Count >= count + taken.Count))
        {
            var cells = grid.Cells.Where(cell => IsFree(cell, grid, taken)).ToList();
            if (cells.Count >= count)
            {
                entropy.Shuffle(cells);
                return [.. cells.Take(count).Select(cell => Near(cell, grid, taken, entropy))];
            }
            var between = Between(grid, taken);
            if (between.Count >= count)
            {
                entropy.Shuffle(between);
                return between[..count];
            }
        }
        return Crowded(count, entropy);
    }

    /// <summary>Fills the space between those that lie there, row by row.</summary>
    private static List<(int X, int Y)> Between(NoteGrid grid, IReadOnlyList<(int X, int Y)> taken)
    {
        var found = new List<(int X, int Y)>();
        var (left, top, right, bottom) = NoteGrid.Area;
        for (var y = top + (grid.Height / 2); y + (grid.Height / 2) <= bottom; y += Step)
        {
            for (var x = left + (grid.Width / 2); x + (grid.Width / 2) <= right; x += Step)
            {
                var place = (X: (int)x, Y: (int)y);
                if (
                    grid.IsFree(place.X, place.Y)
                    && IsFree(place, grid, taken)
                    && !found.Exists(each => grid.Overlap(place.X, place.Y, each.X, each.Y))
                )
                {
                    found.Add(place);
                }
            }
        }
        return found;
    }

    private static bool IsFree((float X, float Y) place, NoteGrid grid, IReadOnlyList<(int X, int Y)> taken) =>
        !taken.Any(each => grid.Overlap(place.X, place.Y, each.X, each.Y));

    /// <summary>Returns a place a little beside a cell's middle, if that is free too, so that elephants do not lie in rows.</summary>
    private static (int X, int Y) Near(
        (float X, float Y) cell,
        NoteGrid grid,
        IReadOnlyList<(int X, int Y)> taken,
        Entropy entropy
    )
    {
        var most = (int)(grid.Gap / 4);
        var middle = (X: (int)cell.X, Y: (int)cell.Y);
        var beside = (X: middle.X + Jitter(most, entropy), Y: middle.Y + Jitter(most, entropy));
        return grid.IsFree(beside.X, beside.Y) && IsFree(beside, grid, taken) ? beside : middle;
    }

    /// <summary>Returns places for more elephants than lie beside each other.</summary>
    private static List<(int X, int Y)> Crowded(int count, Entropy entropy)
    {
        var (left, top, right, bottom) = NoteGrid.Area;
        var (width, height) = ((int)(right - left) - 100, (int)(bottom - top) - 100);
        var columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(count * (double)width / height)));
        var rows = Math.Max(1, (count + columns - 1) / columns);
        var places = new List<(int, int)>(columns * rows);
        for (var cell = 0; cell < columns * rows; cell++)
        {
            var x = (int)left + 50 + (width * ((2 * (cell % columns)) + 1) / (2 * columns));
            var y = (int)top + 50 + (height * ((2 * (cell / columns)) + 1) / (2 * rows));
            places.Add((x + Jitter(width / columns / 24, entropy), y + Jitter(height / rows / 24, entropy)));
        }
        entropy.Shuffle(places);
        return places.GetRange(0, count);
    }

    private static int Jitter(int most, Entropy entropy) => most < 1 ? 0 : entropy.Next((2 * most) + 1) - most;
}
