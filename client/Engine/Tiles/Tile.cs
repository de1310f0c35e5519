using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>A square of a layer as a texture.</summary>
internal sealed class Tile(int x, int y)
{
    /// <summary>Pixels a side.</summary>
    public const int Side = 512;

    public static readonly PixelRect Whole = new(0, 0, Side, Side);

    public int X => x;

    public int Y => y;

    public TextureId Texture { get; set; }

    /// <summary>What must be drawn anew, in pixels of the tile.</summary>
    public PixelRect Dirty { get; private set; } = Whole;

    /// <summary>When it became dirty, on the scene's clock.</summary>
    public TimeSpan DirtySince { get; private set; }

    /// <summary>Whether it was complete once: until then it is not shown.</summary>
    public bool IsShown { get; private set; }

    /// <summary>The part in which something stands, as it was when the tile was complete last.</summary>
    public PixelRect Content { get; private set; }

    /// <summary>The part of the texture that was ever written.</summary>
    public PixelRect Known { get; set; }

    public bool IsDirty => !Dirty.IsEmpty;

    public void Damage(PixelRect area, TimeSpan now)
    {
        if (!area.IsEmpty)
        {
            DirtySince = IsDirty ? DirtySince : now;
            Dirty = Dirty.Union(area);
        }
    }

    public void Did(PixelRect strip) =>
        Dirty =
            strip.Bottom >= Dirty.Bottom
                ? PixelRect.Empty
                : new PixelRect(Dirty.X, strip.Bottom, Dirty.Width, Dirty.Bottom - strip.Bottom);

    public void Narrow(PixelRect dirty) => Dirty = dirty;

    public void Complete(PixelRect content)
    {
        Dirty = PixelRect.Empty;
        Content = content;
        IsShown = true;
    }
}
