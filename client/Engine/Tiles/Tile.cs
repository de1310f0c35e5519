using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>
/// A square of a layer as a texture. It is drawn in passes, a strip at a time. Changes during a pass belong to the
/// next one, so that every pass ends however much changes.
/// </summary>
/// <param name="since">Time at which it was first wanted, on the scene's clock.</param>
internal sealed class Tile(int x, int y, TimeSpan since)
{
    /// <summary>Side length in pixels.</summary>
    public const int Side = 512;

    private PixelRect _next = PixelRect.Empty;
    private TimeSpan _nextSince;
    private bool _isUnderWay;

    public static readonly PixelRect Whole = new(0, 0, Side, Side);

    public int X => x;

    public int Y => y;

    public TextureId Texture { get; set; }

    /// <summary>The rest of this pass, in pixels of the tile.</summary>
    public PixelRect Dirty { get; private set; } = Whole;

    /// <summary>Time at which it became dirty, on the scene's clock.</summary>
    public TimeSpan DirtySince { get; private set; } = since;

    /// <summary>Whether it was ever complete; until then it is not shown.</summary>
    public bool IsShown { get; private set; }

    /// <summary>The part with content when the tile was last complete.</summary>
    public PixelRect Content { get; private set; }

    /// <summary>The part of the texture that was ever written.</summary>
    public PixelRect Known { get; set; }

    public bool IsDirty => !Dirty.IsEmpty;

    /// <summary>Whether everything that had changed by a time is drawn.</summary>
    public bool HasDrawn(TimeSpan changedAt) => !IsDirty || DirtySince > changedAt;

    public void Invalidate(PixelRect area, TimeSpan now)
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

    /// <summary>Ends the pass; changes during the pass are dirty now.</summary>
    public void Complete(PixelRect content)
    {
        (Dirty, DirtySince, _next) = (_next, _nextSince, PixelRect.Empty);
        _isUnderWay = false;
        Content = content;
        IsShown = true;
    }
}
