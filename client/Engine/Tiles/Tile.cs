using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>
/// A square of a layer as a texture. It is drawn in passes, a strip at a time: what changes while a pass is under way belongs to the
/// next one, so that each comes to its end however much changes.
/// </summary>
/// <param name="since">When it was first wanted, on the scene's clock.</param>
internal sealed class Tile(int x, int y, TimeSpan since)
{
    /// <summary>Pixels a side.</summary>
    public const int Side = 512;

    private PixelRect _next = PixelRect.Empty;
    private TimeSpan _nextSince;
    private bool _isUnderWay;

    public static readonly PixelRect Whole = new(0, 0, Side, Side);

    public int X => x;

    public int Y => y;

    public TextureId Texture { get; set; }

    /// <summary>What this pass has left to draw, in pixels of the tile.</summary>
    public PixelRect Dirty { get; private set; } = Whole;

    /// <summary>When it became dirty, on the scene's clock.</summary>
    public TimeSpan DirtySince { get; private set; } = since;

    /// <summary>Whether it was complete once: until then it is not shown.</summary>
    public bool IsShown { get; private set; }

    /// <summary>The part in which something stands, as it was when the tile was complete last.</summary>
    public PixelRect Content { get; private set; }

    /// <summary>The part of the texture that was ever written.</summary>
    public PixelRect Known { get; set; }

    public bool IsDirty => !Dirty.IsEmpty;

    /// <summary>Whether all that had changed by then has been drawn.</summary>
    public bool HasDrawn(TimeSpan changedAt) => !IsDirty || DirtySince > changedAt;

    public void Damage(PixelRect area, TimeSpan now)
    {
        if (area.IsEmpty)
        {
            return;
        }

        if (_isUnderWay)
        {
            _nextSince = _next.IsEmpty ? now : _nextSince;
            _next = _next.Union(area);
            return;
        }

        DirtySince = IsDirty ? DirtySince : now;
        Dirty = Dirty.Union(area);
    }

    public void Did(PixelRect strip)
    {
        _isUnderWay = strip.Bottom < Dirty.Bottom;
        Dirty = _isUnderWay
            ? new PixelRect(Dirty.X, strip.Bottom, Dirty.Width, Dirty.Bottom - strip.Bottom)
            : PixelRect.Empty;
    }

    public void Narrow(PixelRect dirty) => Dirty = dirty;

    /// <summary>The pass is over; what changed meanwhile is dirty now.</summary>
    public void Complete(PixelRect content)
    {
        (Dirty, DirtySince, _next) = (_next, _nextSince, PixelRect.Empty);
        _isUnderWay = false;
        Content = content;
        IsShown = true;
    }
}
