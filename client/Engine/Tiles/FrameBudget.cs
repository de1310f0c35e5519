namespace ElephantBoard.Engine.Tiles;

/// <summary>The budget of one frame for drawing and uploading.</summary>
public sealed record FrameBudget
{
    /// <summary>Bytes of one upload.</summary>
    public int UploadBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// If something in view was never shown, needs more than one upload, or waits longer than <see cref="MaxDelay"/>, a
    /// frame keeps uploading for this long; otherwise it uploads once.
    /// </summary>
    public TimeSpan Hurry { get; init; } = TimeSpan.FromMilliseconds(14);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>A change that several slices draw is shown when all of it is drawn, or after this time.</summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Maximum number of tiles per layer.</summary>
    public int TilesKept { get; init; } = 48;

    /// <summary>Number of tiles around the view that are drawn when there is time.</summary>
    public int Margin { get; init; } = 1;
}
