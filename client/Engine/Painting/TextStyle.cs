namespace ElephantBoard.Engine.Painting;

/// <summary>How text is laid out.</summary>
/// <param name="Size">Font size in units of the drawing.</param>
public readonly record struct TextStyle(float Size)
{
    public bool Bold { get; init; }

    /// <summary>Uses tight lines, for short labels in scripts with low letters.</summary>
    public bool IsClose { get; init; }

    /// <summary>Alignment of the lines. Start is left for a line that runs from the left.</summary>
    public TextAlign Align { get; init; }

    /// <summary>Maximum number of lines; the last one ends with an ellipsis. 0: no limit.</summary>
    public int MaxLines { get; init; }
}
