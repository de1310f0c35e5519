namespace ElephantBoard.Engine.Painting;

/// <summary>How an outline is filled or stroked.</summary>
/// <param name="Color">The color, or the upper end of the gradient.</param>
public readonly record struct Paint(Color Color)
{
    /// <summary>Lower end of a vertical gradient over the outline; null: a single color.</summary>
    public Color? To { get; init; }

    /// <summary>Stroke width; 0 fills the outline.</summary>
    public float Stroke { get; init; }

    /// <summary>Length of the dashes and of their gaps; 0: solid.</summary>
    public float Dash { get; init; }

    /// <summary>Blur radius, for shadows; 0: sharp.</summary>
    public float Blur { get; init; }

    public static implicit operator Paint(Color color) => new(color);

    public static Paint FromColor(Color color) => new(color);

    public static Paint Line(Color color, float width) => new(color) { Stroke = width };
}
