using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>A layer's state for one renderer.</summary>
internal sealed class RenderState
{
    /// <summary>Whether it is in the index, and so in the tiles.</summary>
    public bool IsResting { get; set; }

    /// <summary>Its bounds in the index.</summary>
    public Rect RestingBounds { get; set; }

    /// <summary>Time of its last change while it rested, on the scene's clock.</summary>
    public TimeSpan ChangedAt { get; set; }

    public Sprite? Sprite { get; set; }

    /// <summary>Time at which it left its tiles; null once they are drawn without it.</summary>
    public TimeSpan? LiftedAt { get; set; }

    /// <summary>Whether the layer will check it before the next frame.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Number of the last query that found it.</summary>
    public long Seen { get; set; }
}
