using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>The size of all elephants on the floor: that of the <see cref="NoteGrid"/> on which they find a place.</summary>
/// <param name="Width">Maximum width of a note, room units.</param>
/// <param name="Height">Maximum height of a note, room units; a neighbor can be below it.</param>
/// <param name="Type">The largest type of a text.</param>
/// <param name="Words">Whether marks have words; otherwise the legend explains them.</param>
/// <param name="Ears">Reach of ears and trunk, as a fraction of the full reach, so that they do not cover the text of neighbors.</param>
/// <param name="IsFixed">Whether all notes have the same size, so that thousands are placed without setting their text.</param>
public sealed record PieceSize(float Width, float Height, float Type, bool Words, float Ears, bool IsFixed = false)
{
    /// <summary>Number of elephants up to which marks have words.</summary>
    private const int Few = 8;

    private static readonly PieceSize Crowd = new(92, 88, 17.5f, Words: false, Ears: 0.3f, IsFixed: true);

    /// <summary>Scale of ears, trunk, and face. It depends on the largest note, so that all elephants have the same.</summary>
    public float Limbs { get; } = ElephantFigure.Limbs(MathF.Min(Width, Height * 1.25f));

    /// <summary>Height of the face above the text.</summary>
    public float Forehead => ElephantFigure.Forehead(Limbs);

    /// <summary>Distance of the text from the edges.</summary>
    public float Padding => MathF.Max(6, 9.5f * Limbs);

    /// <summary>Size of the type of marks, names, and counts.</summary>
    public float Foot => Words ? 20 : MathF.Max(NoteGrid.LeastType, MathF.Min(Forehead * 0.8f, Width * 0.078f));

    /// <summary>Returns the size for a number of elephants whose places do not matter.</summary>
    public static PieceSize For(int elephants) => Of(NoteGrid.For(elephants));

    /// <summary>Returns the size for the elephants on the floor.</summary>
    /// <param name="places">Middles of those that nobody moved.</param>
    /// <param name="elephants">Number of all of them.</param>
    public static PieceSize Fitting(IReadOnlyList<(int X, int Y)> places, int elephants) =>
        Of(NoteGrid.Fitting(places, elephants));

    private static PieceSize Of(NoteGrid? grid) =>
        grid is null ? Crowd : new(grid.Width, grid.Height, grid.Type, Words: grid.Cells.Count <= Few, Ears: grid.Ears);
}
