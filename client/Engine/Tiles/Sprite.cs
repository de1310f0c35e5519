using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>The picture of one moving renderer.</summary>
internal sealed class Sprite
{
    public TextureId Texture { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>Its area, in the renderer's own units.</summary>
    public Rect Area { get; set; }

    /// <summary>Pixels per unit of the renderer.</summary>
    public float Scale { get; set; }

    /// <summary>Number of rows that are drawn and uploaded.</summary>
    public int Rows { get; set; }

    /// <summary>Whether its renderer changed, so that it is drawn again from the first row.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>Whether it was ever complete.</summary>
    public bool IsReady { get; set; }
}
