namespace ElephantBoard.Engine.Painting;

/// <summary>How an outline is filled or drawn.</summary>
/// <param name="Color">The colour, or the upper end of the gradient.</param>
public readonly record struct Paint(Color Color)
{
    /// <summary>Lower end of a vertical gradient over the outline; null: one colour.</summary>
    public Color? To { get; init; }

    /// <summary>Width of the line; 0: the outline is filled.</summary>
    public float Stroke { get; init; }

    /// <summary>Length of dashes and of the gaps between them; 0: no dashes.</summary>
    public float Dash { get; init; }

    /// <summary>How far the edge is smeared, for shadows; 0: sharp.</summary>
    public float Blur { get; init; }

    public static implicit operator Paint(Color color) => new(color);

    public static Paint FromColor(Color color) => new(color);

    public static Paint Line(Color color, float width) => new(color) { Stroke = width };
}
