using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>The tiles of a layer at one scale, created on demand.</summary>
internal sealed class TileGrid(float scale)
{
    private readonly Dictionary<(int X, int Y), Tile> _tiles = [];

    /// <summary>Pixels per unit of the layer.</summary>
    public float Scale => scale;

    public IReadOnlyCollection<Tile> Tiles => _tiles.Values;

    /// <summary>Returns the area of a tile, in the layer's units.</summary>
    public Rect AreaOf(Tile tile) => AreaOf(tile, Tile.Whole);

    public Rect AreaOf(Tile tile, PixelRect part) =>
        new(
            ((tile.X * Tile.Side) + part.X) / scale,
            ((tile.Y * Tile.Side) + part.Y) / scale,
            part.Width / scale,
            part.Height / scale
        );

    /// <summary>Returns the pixels of a tile that an area touches, plus one around for soft edges.</summary>
    public PixelRect PartOf(Tile tile, Rect area)
    {
        var pixels = new Rect(area.X * scale, area.Y * scale, area.Width * scale, area.Height * scale).Grown(1);
        var around = PixelRect.Around(pixels);
        return new PixelRect(
            around.X - (tile.X * Tile.Side),
            around.Y - (tile.Y * Tile.Side),
            around.Width,
            around.Height
        ).Intersect(Tile.Whole);
    }

    public void Invalidate(Rect area, TimeSpan now)
    {
        if (area.IsEmpty)
        {
            return;
        }

        var (left, top, right, bottom) = Range(area.Grown(1 / scale));
        if ((long)(right - left + 1) * (bottom - top + 1) > _tiles.Count)
        {
            foreach (var tile in _tiles.Values)
            {
                tile.Invalidate(PartOf(tile, area), now);
            }

            return;
        }

        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                if (_tiles.TryGetValue((x, y), out var tile))
                {
                    tile.Invalidate(PartOf(tile, area), now);
                }
            }
        }
    }

    /// <summary>Returns the tiles that an area touches, from its center outward.</summary>
    /// <param name="margin">Number of tiles around the area to include.</param>
    /// <param name="makeAt">Time at which missing tiles are created and wanted; null creates none.</param>
    public void Collect(Rect area, int margin, TimeSpan? makeAt, List<Tile> into)
    {
        into.Clear();
        if (area.IsEmpty)
        {
            return;
        }

        var (left, top, right, bottom) = Range(area);
        for (var y = top - margin; y <= bottom + margin; y++)
        {
            for (var x = left - margin; x <= right + margin; x++)
            {
                if (_tiles.TryGetValue((x, y), out var tile))
                {
                    into.Add(tile);
                }
                else if (makeAt is { } now)
                {
                    into.Add(_tiles[(x, y)] = new Tile(x, y, now));
                }
            }
        }

        var middle = area.Centre;
        into.Sort(
            (a, b) => (AreaOf(a).Centre - middle).LengthSquared().CompareTo((AreaOf(b).Centre - middle).LengthSquared())
        );
    }

    /// <summary>Frees the tiles farthest from an area until <paramref name="max"/> are left.</summary>
    public void Shrink(Rect area, int max, int margin, IPainter painter)
    {
        if (_tiles.Count <= max)
        {
            return;
        }

        // Tiles around the view are kept at any screen size, because they would only be drawn again.
        var wanted = area.Grown((margin + 1) * Tile.Side / scale);
        var middle = area.Centre;
        var far = _tiles
            .Values.Where(tile => !AreaOf(tile).Overlaps(wanted))
            .OrderByDescending(tile => (AreaOf(tile).Centre - middle).LengthSquared())
            .Take(_tiles.Count - max)
            .ToArray();
        foreach (var tile in far)
        {
            Free(tile, painter);
            _tiles.Remove((tile.X, tile.Y));
        }
    }

    public void Free(IPainter painter)
    {
        foreach (var tile in _tiles.Values)
        {
            Free(tile, painter);
        }

        _tiles.Clear();
    }

    private static void Free(Tile tile, IPainter painter)
    {
        if (!tile.Texture.IsNone)
        {
            painter.Free(tile.Texture);
            tile.Texture = default;
        }
    }

    private (int Left, int Top, int Right, int Bottom) Range(Rect area)
    {
        var side = Tile.Side / scale;
        return (
            (int)MathF.Floor(area.X / side),
            (int)MathF.Floor(area.Y / side),
            (int)MathF.Ceiling(area.Right / side) - 1,
            (int)MathF.Ceiling(area.Bottom / side) - 1
        );
    }
}
