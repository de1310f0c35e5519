using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>The picture of one renderer that moves.</summary>
internal sealed class Sprite
{
    public TextureId Texture { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>What it shows, in the renderer's own units.</summary>
    public Rect Area { get; set; }

    /// <summary>Pixels a unit of the renderer.</summary>
    public float Scale { get; set; }

    /// <summary>Rows that are drawn and uploaded.</summary>
    public int Rows { get; set; }

    /// <summary>Whether it looks different by now and is drawn again from its first row.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>Whether it was complete once.</summary>
    public bool IsReady { get; set; }
}
