namespace ElephantBoard.Rules;

/// <summary>Chooses where poured elephants land: on the floor, apart from each other, at random.</summary>
internal static class Scatter
{
    public const int Colours = 6;

    // The part of the floor before the wall and left of the door, in room units.
    private const int Left = 80;
    private const int Top = 286;
    private const int Width = 1240;
    private const int Height = 560;

    /// <summary>Returns a number of places in random order.</summary>
    public static IReadOnlyList<(int X, int Y)> Places(int count, Entropy entropy)
    {
        if (count == 0)
        {
            return [];
        }
        var columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(count * (double)Width / Height)));
        var rows = (count + columns - 1) / columns;
        var (cellWidth, cellHeight) = (Width / columns, Height / rows);
        var places = new List<(int, int)>(columns * rows);
        for (var cell = 0; cell < columns * rows; cell++)
        {
            var x = Left + (cell % columns * cellWidth) + (cellWidth / 2);
            var y = Top + (cell / columns * cellHeight) + (cellHeight / 2);
            places.Add((x + Jitter(cellWidth, entropy), y + Jitter(cellHeight, entropy)));
        }
        entropy.Shuffle(places);
        return places.GetRange(0, count);
    }

    /// <summary>Returns one place anywhere on that part of the floor.</summary>
    public static (int X, int Y) Place(Entropy entropy) => (Left + entropy.Next(Width), Top + entropy.Next(Height));

    /// <summary>Returns an offset that is small enough that no note covers its neighbor's text.</summary>
    private static int Jitter(int cell, Entropy entropy) => cell < 24 ? 0 : entropy.Next(cell / 12) - (cell / 24);
}
