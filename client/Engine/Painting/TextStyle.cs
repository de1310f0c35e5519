namespace ElephantBoard.Engine.Painting;

/// <summary>How text is set.</summary>
/// <param name="Size">Height of the type in units of the drawer.</param>
public readonly record struct TextStyle(float Size)
{
    public bool Bold { get; init; }

    /// <summary>Lines stand close: for signs, on which little is written, in scripts whose letters are low.</summary>
    public bool IsClose { get; init; }

    /// <summary>Lines end alike at the other side, or stand in the middle. Start is left for a line that reads from left.</summary>
    public TextAlign Align { get; init; }

    /// <summary>Lines that are shown at most; the last one ends with an ellipsis. 0: all.</summary>
    public int MaxLines { get; init; }
}
