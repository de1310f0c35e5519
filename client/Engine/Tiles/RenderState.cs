using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>How a layer holds one renderer.</summary>
internal sealed class RenderState
{
    /// <summary>Whether it is in the index, and so in tiles.</summary>
    public bool IsResting { get; set; }

    /// <summary>Where it is in the index.</summary>
    public Rect RestingBounds { get; set; }

    /// <summary>When it changed last while at rest, on the scene's clock.</summary>
    public TimeSpan ChangedAt { get; set; }

    public Sprite? Sprite { get; set; }

    /// <summary>Whether the layer looks at it again before the next frame.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Number of the query that found it last.</summary>
    public long Seen { get; set; }
}
