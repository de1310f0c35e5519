using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>Draws one strip of a tile or a sprite at a time.</summary>
internal sealed class TileWorker(IRaster raster, IPainter painter, FrameBudget budget)
{
    /// <summary>Maximum size of a sprite at any zoom, in pixels; larger ones are scaled up.</summary>
    private const float LongestSide = 2048;

    /// <summary>Number of renderers on a strip above which it is made lower, down to <see cref="MinRows"/>.</summary>
    private const int Crowded = 120;
    private const int MinRows = 32;

    private readonly List<Renderer> _found = [];

    /// <summary>Draws the next strip of a dirty tile.</summary>
    /// <returns>Whether anything was uploaded; an empty tile costs nothing.</returns>
    public bool Draw(Layer layer, TileGrid grid, Tile tile)
    {
        layer.Resting.Query(grid.AreaOf(tile), _found);
        var content = PixelRect.Empty;
        foreach (var renderer in _found)
        {
            content = renderer.IsBlank ? content : content.Union(grid.PartOf(tile, renderer.State.RestingBounds));
        }

        if (content.IsEmpty)
        {
            if (!tile.Texture.IsNone)
            {
                painter.Free(tile.Texture);
                tile.Texture = default;
                tile.Known = PixelRect.Empty;
            }

            tile.Complete(content);
            return false;
        }

        if (tile.Texture.IsNone)
        {
            tile.Texture = painter.Create(Tile.Side, Tile.Side);
        }

        if (tile.Known.Intersect(content) == content)
        {
            tile.Narrow(tile.Dirty.Intersect(tile.Known));
        }
        else
        {
            // Draws parts that were never written even if nothing changed in them, because they become visible now.
            tile.Known = tile.Known.Union(content);
            tile.Narrow(tile.Known);
        }

        if (!tile.IsDirty)
        {
            tile.Complete(content);
            return false;
        }

        var dirty = tile.Dirty;
        var rows = Math.Clamp(budget.UploadBytes / (dirty.Width * 4), 1, dirty.Height);
        var strip = dirty with { Height = rows };
        layer.Resting.Query(grid.AreaOf(tile, strip).Grown(1 / grid.Scale), _found);
        while (_found.Count > Crowded && strip.Height > MinRows)
        {
            // Too many renderers on one strip would delay the tick; a lower strip has fewer.
            strip = strip with
            {
                Height = Math.Max(MinRows, strip.Height / 2),
            };
            layer.Resting.Query(grid.AreaOf(tile, strip).Grown(1 / grid.Scale), _found);
        }

        var toPixels =
            Matrix3x2.CreateScale(grid.Scale)
            * Matrix3x2.CreateTranslation(-((tile.X * Tile.Side) + strip.X), -((tile.Y * Tile.Side) + strip.Y));
        var pixels = raster.Draw(strip.Width, strip.Height, toPixels, DrawFound);
        painter.Upload(tile.Texture, strip, pixels);
        tile.Did(strip);
        if (!tile.IsDirty)
        {
            tile.Complete(content);
        }

        return true;
    }

    /// <summary>Draws the next strip of a renderer's sprite, if it needs one.</summary>
    public bool Draw(Layer layer, Renderer renderer)
    {
        if (renderer.State.Sprite is not { } sprite)
        {
            return false;
        }

        var scale = ScaleOf(layer, renderer);
        if (sprite.IsStale || sprite.Scale < scale / 1.5f || sprite.Scale > scale * 2)
        {
            Begin(sprite, renderer, scale);
        }

        if (sprite.Rows >= sprite.Height)
        {
            return false;
        }

        var rows = Math.Clamp(budget.UploadBytes / (sprite.Width * 4), 1, sprite.Height - sprite.Rows);
        var toPixels =
            Matrix3x2.CreateTranslation(-sprite.Area.Position)
            * Matrix3x2.CreateScale(sprite.Scale)
            * Matrix3x2.CreateTranslation(0, -sprite.Rows);
        var pixels = raster.Draw(sprite.Width, rows, toPixels, renderer.Draw);
        painter.Upload(sprite.Texture, new PixelRect(0, sprite.Rows, sprite.Width, rows), pixels);
        sprite.Rows += rows;
        sprite.IsReady |= sprite.Rows >= sprite.Height;
        return true;
    }

    private static float ScaleOf(Layer layer, Renderer renderer)
    {
        var matrix = renderer.Transform.ToWorld;
        var wide = new Vector2(matrix.M11, matrix.M12).Length();
        var high = new Vector2(matrix.M21, matrix.M22).Length();
        var max = LongestSide / MathF.Max(1, MathF.Max(renderer.Bounds.Width, renderer.Bounds.Height));
        return MathF.Max(0.01f, MathF.Min(MathF.Max(wide, high) * layer.PixelsPerUnit, max));
    }

    private void Begin(Sprite sprite, Renderer renderer, float scale)
    {
        var area = renderer.Bounds.Grown(1 / scale);
        var width = Math.Max(1, (int)MathF.Ceiling(area.Width * scale));
        var height = Math.Max(1, (int)MathF.Ceiling(area.Height * scale));
        if (sprite.Texture.IsNone || width != sprite.Width || height != sprite.Height)
        {
            if (!sprite.Texture.IsNone)
            {
                painter.Free(sprite.Texture);
            }

            sprite.Texture = painter.Create(width, height);
            (sprite.Width, sprite.Height) = (width, height);
            sprite.IsReady = false;
        }

        (sprite.Area, sprite.Scale, sprite.Rows, sprite.IsStale) = (area, scale, 0, false);
    }

    private void DrawFound(ICanvas canvas)
    {
        foreach (var renderer in _found)
        {
            canvas.Save();
            canvas.Transform(renderer.Transform.ToWorld);
            renderer.Draw(canvas);
            canvas.Restore();
        }
    }
}
