using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>
/// The grids of a layer: the one that is shown, and after a zoom the one that is drawn at the new scale. Until that
/// one is complete in view, the old one is shown scaled.
/// </summary>
internal sealed class TileSet
{
    /// <summary>How long the scale must rest before tiles are drawn at it.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(120);

    private float _scale;
    private TimeSpan _scaledAt;

    public TileGrid? Shown { get; private set; }

    public TileGrid? Coming { get; private set; }

    /// <summary>Whether the scale is changing and tiles wait until it rests.</summary>
    public bool IsZooming { get; private set; }

    public void Invalidate(Rect area, TimeSpan now)
    {
        Shown?.Invalidate(area, now);
        Coming?.Invalidate(area, now);
    }

    public void Follow(float scale, TimeSpan now, IPainter painter)
    {
        if (scale != _scale)
        {
            (_scale, _scaledAt) = (scale, now);
        }

        Shown ??= new TileGrid(scale);
        if (Shown.Scale == scale)
        {
            IsZooming = false;
            Drop(painter);
            return;
        }

        // Far from the shown scale there would be too many tiles or too coarse ones, so it does not wait.
        var far = scale < Shown.Scale / 2 || scale > Shown.Scale * 3;
        IsZooming = now - _scaledAt < Rest;
        if (Coming?.Scale != scale && (!IsZooming || (far && Coming is null)))
        {
            Drop(painter);
            Coming = new TileGrid(scale);
        }
    }

    /// <summary>Whether the next grid is complete in view.</summary>
    public void Change(IPainter painter)
    {
        if (Coming is { } coming)
        {
            Shown?.Free(painter);
            (Shown, Coming) = (coming, null);
        }
    }

    public void Free(IPainter painter)
    {
        Drop(painter);
        Shown?.Free(painter);
        Shown = null;
    }

    private void Drop(IPainter painter)
    {
        Coming?.Free(painter);
        Coming = null;
    }
}
