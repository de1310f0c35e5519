using System.Collections.Immutable;
using System.Text.Json;

namespace ElephantBoard.Timeline;

/// <summary>
/// A size of all notes on the floor, and the places at which notes of this size lie beside each other: cells of one size, except
/// those that the door needs. Lengths are room units. The server places elephants by it, and both clients draw them by it.
/// </summary>
/// <param name="Gap">Distance between two cells' notes.</param>
/// <param name="Type">Size of the largest type on a note.</param>
/// <param name="Ears">Reach of the ears, as a fraction of the full reach.</param>
public sealed record NoteGrid(int Columns, int Rows, float Gap, float Type, float Ears)
{
    private static readonly JsonElement Notes = Read();

    /// <summary>The part of the floor on which elephants are placed.</summary>
    public static (float Left, float Top, float Right, float Bottom) Area { get; } =
        (Number("left"), Number("top"), Number("right"), Number("bottom"));

    /// <summary>Lower left corner of the part that the door needs, which reaches to the upper right corner of the room.</summary>
    public static (float Left, float Bottom) Door { get; } =
        (
            Notes.GetProperty("door").GetProperty("left").GetSingle(),
            Notes.GetProperty("door").GetProperty("bottom").GetSingle()
        );

    /// <summary>The smallest type on a note while the whole floor is shown.</summary>
    public static float LeastType { get; } = Number("least_type");

    /// <summary>All sizes, the largest first.</summary>
    public static ImmutableArray<NoteGrid> All { get; } =
    [
        .. Notes
            .GetProperty("grids")
            .EnumerateArray()
            .Select(grid => new NoteGrid(
                grid.GetProperty("columns").GetInt32(),
                grid.GetProperty("rows").GetInt32(),
                grid.GetProperty("gap").GetSingle(),
                grid.GetProperty("type").GetSingle(),
                grid.GetProperty("ears").GetSingle()
            )),
    ];

    /// <summary>Width of a note.</summary>
    public float Width => CellWidth - Gap;

    /// <summary>Maximum height of a note.</summary>
    public float Height => CellHeight - Gap;

    /// <summary>Middles of the cells that the door leaves free, row by row.</summary>
    public IReadOnlyList<(float X, float Y)> Cells =>
        [
            .. Enumerable
                .Range(0, Columns * Rows)
                .Select(i =>
                    (
                        X: Area.Left + (((i % Columns) + 0.5f) * CellWidth),
                        Y: Area.Top + (((i / Columns) + 0.5f) * CellHeight)
                    )
                )
                .Where(cell => IsFree(cell.X, cell.Y)),
        ];

    private float CellWidth => (Area.Right - Area.Left) / Columns;

    private float CellHeight => (Area.Bottom - Area.Top) / Rows;

    /// <summary>Returns the largest size of which so many notes lie beside each other, or null if there are too many for any.</summary>
    public static NoteGrid? For(int count) => All.FirstOrDefault(grid => grid.Cells.Count >= count);

    /// <summary>
    /// Returns the largest size at which so many notes find a place and none of the given places is so near to another that their
    /// notes would overlap. If they always do, the smallest size; null if there are too many for any.
    /// </summary>
    /// <param name="places">Middles of the elephants that nobody moved. What people put on each other changes no size.</param>
    /// <param name="count">Number of all elephants on the floor.</param>
    public static NoteGrid? Fitting(IReadOnlyList<(int X, int Y)> places, int count)
    {
        ArgumentNullException.ThrowIfNull(places);
        var enough = All.Where(grid => grid.Cells.Count >= count).ToArray();
        return enough.FirstOrDefault(grid => !grid.Overlap(places)) ?? enough.LastOrDefault();
    }

    /// <summary>Returns whether a whole note at this place leaves the door free.</summary>
    public bool IsFree(float x, float y) => x + (Width / 2) <= Door.Left || y - (Height / 2) >= Door.Bottom;

    /// <summary>Returns whether notes at two places overlap.</summary>
    public bool Overlap(float x, float y, float otherX, float otherY) =>
        Math.Abs(x - otherX) < Width && Math.Abs(y - otherY) < Height;

    private bool Overlap(IReadOnlyList<(int X, int Y)> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Overlap(places[i].X, places[i].Y, places[j].X, places[j].Y))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static float Number(string name) => Notes.GetProperty(name).GetSingle();

    private static JsonElement Read()
    {
        using var file = typeof(NoteGrid).Assembly.GetManifestResourceStream("look/tokens.json")!;
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("notes").Clone();
    }
}
