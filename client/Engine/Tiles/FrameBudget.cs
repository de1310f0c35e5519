namespace ElephantBoard.Engine.Tiles;

/// <summary>What one frame may spend on drawing and uploading.</summary>
public sealed record FrameBudget
{
    /// <summary>Bytes of one upload.</summary>
    public int UploadBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// When something in view was never shown, is more than one upload, or waits for longer than <see cref="Patience"/>, a
    /// frame uploads again and again for this long. Otherwise once.
    /// </summary>
    public TimeSpan Hurry { get; init; } = TimeSpan.FromMilliseconds(14);

    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Tiles a layer keeps, in view or not.</summary>
    public int TilesKept { get; init; } = 48;

    /// <summary>Tiles around the view that are drawn when there is time.</summary>
    public int Margin { get; init; } = 1;
}
