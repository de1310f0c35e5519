using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Tiles;

/// <summary>
/// Composes a scene on the window: draws changes into tiles and sprites, a slice per frame, and assembles them.
/// </summary>
/// <param name="afterStep">Called after each slice, because a tick may draw several.</param>
public sealed class Compositor(Scene scene, IRaster raster, IPainter painter, FrameBudget budget, Action afterStep)
    : IDisposable
{
    private readonly List<Tile> _tiles = [];
    private readonly TileWorker _worker = new(raster, painter, budget);

    // Everything is drawn; nothing to do until the scene is dirty.
    private bool _isAtRest;

    private TimeSpan _paintTook;

    // The change that is being drawn: everything that was dirty at this time. Null: nothing is.
    private TimeSpan? _groupSince;
    private bool _isGroupShown;
    private readonly List<(Layer Layer, Rect View)> _paintedViews = [];

    /// <summary>The background color where no layer is.</summary>
    public Color Background { get; set; } = Color.White;

    /// <summary>Whether drawing work is left for the next tick, which should then start soon.</summary>
    public bool HasWork { get; private set; }

    /// <summary>Whether the frame before stays, because a change is only partly drawn.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>Does this tick's share of drawing and uploading. Marks the scene dirty if a frame would show it.</summary>
    public void Prepare()
    {
        if (_isAtRest && !scene.IsDirty)
        {
            return;
        }

        foreach (var left in scene.Layers.TakeLeft())
        {
            left.Tiles.Free(painter);
            FreeTextures(left);
        }

        var began = scene.Clock.SinceTick;
        foreach (var layer in scene.Layers.InOrder)
        {
            layer.Settle();
            FreeTextures(layer);
            layer.Tiles.Follow(layer.PixelsPerUnit, scene.Clock.Now, painter);
        }

        // On a machine that paints slowly (a large screen, no GPU), one slice per frame would take too many frames.
        var max = _paintTook > budget.Hurry ? _paintTook : budget.Hurry;
        bool hurry;
        do
        {
            var wasPartial = IsPartial();
            HasWork = Step(out hurry);
            afterStep();
            var isPartial = IsPartial();
            // A group that is complete is shown before the next one begins.
            hurry = isPartial || (hurry && !wasPartial);
        } while (HasWork && hurry && scene.Clock.SinceTick - began < max);

        foreach (var layer in scene.Layers.InOrder)
        {
            Settle(layer);
            layer.Tiles.Shown?.Shrink(layer.View, budget.TilesKept, budget.Margin, painter);
        }

        Hold();
        _isAtRest = !HasWork && scene.Layers.InOrder.All(layer => !layer.Tiles.IsZooming && layer.Settling.Count == 0);
    }

    /// <summary>Draws the frame.</summary>
    public void Paint()
    {
        var began = scene.Clock.SinceTick;
        _paintedViews.Clear();
        _paintedViews.AddRange(Views());
        scene.MarkDrawn();
        painter.Begin(new PixelRect(0, 0, scene.Screen.Width, scene.Screen.Height), Background);
        foreach (var layer in scene.Layers.InOrder)
        {
            var clip = PixelRect.Around(layer.Clip);
            if (!clip.IsEmpty)
            {
                PaintTiles(layer, clip);
                PaintSprites(layer, clip);
            }
        }

        painter.End();
        _paintTook = scene.Clock.SinceTick - began;
    }

    /// <summary>Frees all textures of the scene.</summary>
    public void Dispose()
    {
        foreach (var layer in scene.Layers.InOrder.Concat(scene.Layers.TakeLeft()))
        {
            layer.Tiles.Free(painter);
            foreach (var renderer in layer.Moving.Concat(layer.Settling))
            {
                layer.Forget(renderer);
            }

            FreeTextures(layer);
        }
    }

    /// <summary>Keeps the frame before while a change is partly drawn: not longer than <see cref="FrameBudget.MaxHold"/>, and not while the
    /// view moves. Changes that come meanwhile belong to the next group.</summary>
    private void Hold()
    {
        var now = scene.Clock.Now + scene.Clock.SinceTick;
        if (!IsPartial())
        {
            // The frame that follows shows the whole group.
            _groupSince = HasDirt(TimeSpan.MaxValue) ? scene.Clock.Now : null;
            _isGroupShown = false;
            IsHolding = false;
            return;
        }

        _isGroupShown |= now - _groupSince >= budget.MaxHold;
        IsHolding = !_isGroupShown && _paintedViews.SequenceEqual(Views());
    }

    /// <summary>Returns whether a part of the current group is still to be drawn.</summary>
    private bool IsPartial()
    {
        if (_groupSince is null && HasDirt(TimeSpan.MaxValue))
        {
            _groupSince = scene.Clock.Now;
        }

        return _groupSince is { } since && HasDirt(since);
    }

    /// <summary>Returns whether a tile in view shows something that had changed by a time.</summary>
    private bool HasDirt(TimeSpan by)
    {
        foreach (var layer in scene.Layers.InOrder)
        {
            layer.Tiles.Shown!.Collect(layer.View, 0, makeAt: null, _tiles);
            if (_tiles.Exists(tile => tile is { IsShown: true, IsDirty: true } && tile.DirtySince <= by))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<(Layer, Rect)> Views() => scene.Layers.InOrder.Select(layer => (layer, layer.View));

    private void FreeTextures(Layer layer)
    {
        foreach (var texture in layer.FreedTextures)
        {
            painter.Free(texture);
        }

        layer.FreedTextures.Clear();
    }

    /// <summary>Does one upload: sprites first, then changes in view, then new tiles in view, then tiles nearby.</summary>
    /// <returns>Whether there was anything to do.</returns>
    private bool Step(out bool hurry)
    {
        hurry = false;
        foreach (var layer in scene.Layers.InOrder)
        {
            foreach (var renderer in layer.Moving)
            {
                if (_worker.Draw(layer, renderer))
                {
                    layer.Lift(renderer);
                    scene.MarkDirty();
                    return true;
                }

                if (renderer.State is { IsResting: true, Sprite.IsReady: true })
                {
                    layer.Lift(renderer);
                }
            }
        }

        return StepInView(out hurry) || scene.Layers.InOrder.Any(StepAround);
    }

    /// <summary>Returns the oldest change anywhere, so that nothing waits for something that keeps changing. What is not shown yet waits
    /// for what is shown, but at most for <see cref="FrameBudget.MaxDelay"/>.</summary>
    private bool StepInView(out bool hurry)
    {
        var now = scene.Clock.Now;
        (Layer Layer, TileGrid Grid, Tile Tile)? next = null;
        var oldest = TimeSpan.MaxValue;
        foreach (var layer in scene.Layers.InOrder)
        {
            var (shown, coming) = (layer.Tiles.Shown!, layer.Tiles.Coming);
            var isMaking = !layer.Tiles.IsZooming && coming is null;
            shown.Collect(layer.View, 0, isMaking ? now : null, _tiles);
            Consider(layer, shown);
            if (coming is null)
            {
                continue;
            }

            coming.Collect(layer.View, 0, now, _tiles);
            if (_tiles.TrueForAll(tile => tile.IsShown))
            {
                layer.Tiles.Change(painter);
                scene.MarkDirty();
                hurry = true;
                return true;
            }

            _tiles.RemoveAll(tile => tile.IsShown);
            Consider(layer, coming);
        }

        hurry = false;
        if (next is not { } found)
        {
            return false;
        }

        hurry =
            !found.Tile.IsShown
            || found.Tile.Dirty.Bytes > budget.UploadBytes
            || now - found.Tile.DirtySince > budget.MaxDelay;
        _worker.Draw(found.Layer, found.Grid, found.Tile);
        scene.MarkDirty();
        return true;

        void Consider(Layer layer, TileGrid grid)
        {
            foreach (var tile in _tiles)
            {
                var since = tile.IsShown ? tile.DirtySince : tile.DirtySince + budget.MaxDelay;
                if (tile.IsDirty && since < oldest)
                {
                    (next, oldest) = ((layer, grid, tile), since);
                }
            }
        }
    }

    private bool StepAround(Layer layer)
    {
        if (layer.Tiles.IsZooming || layer.Tiles.Coming is not null || layer.Tiles.Shown is not { } shown)
        {
            return false;
        }

        shown.Collect(layer.View, budget.Margin, scene.Clock.Now, _tiles);
        while (_tiles.Find(tile => tile.IsDirty) is { } tile)
        {
            if (_worker.Draw(layer, shown, tile))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Frees sprites whose tiles now show the same.</summary>
    private void Settle(Layer layer)
    {
        for (var i = layer.Settling.Count - 1; i >= 0; i--)
        {
            var renderer = layer.Settling[i];
            var area = renderer.State.RestingBounds.Intersect(layer.View);
            layer.Tiles.Shown!.Collect(area, 0, makeAt: null, _tiles);
            if (_tiles.TrueForAll(tile => tile.HasDrawn(renderer.State.ChangedAt)))
            {
                layer.Settling.RemoveAt(i);
                layer.Forget(renderer);
                FreeTextures(layer);
                scene.MarkDirty();
            }
        }
    }

    private void PaintTiles(Layer layer, PixelRect clip)
    {
        var shown = layer.Tiles.Shown!;
        var stretch = layer.PixelsPerUnit / shown.Scale;
        var seen = clip.ToRect();
        shown.Collect(layer.View, 0, makeAt: null, _tiles);
        foreach (var tile in _tiles)
        {
            if (tile.IsShown && !tile.Content.IsEmpty && !tile.Texture.IsNone)
            {
                var corner = layer.ToScreen(shown.AreaOf(tile, tile.Content).Position);
                var target = Rect.At(corner, tile.Content.ToRect().Size * stretch);
                if (target.Overlaps(seen))
                {
                    painter.Draw(new Quad(tile.Texture, tile.Content.ToRect(), target) { Clip = clip });
                }
            }
        }
    }

    private void PaintSprites(Layer layer, PixelRect clip)
    {
        layer.Moving.Sort(PaintOrder.Compare);
        foreach (var renderer in layer.Settling)
        {
            PaintSprite(layer, renderer, clip);
        }

        foreach (var renderer in layer.Moving)
        {
            if (!IsInTiles(layer, renderer))
            {
                PaintSprite(layer, renderer, clip);
            }
        }
    }

    /// <summary>Returns whether a lifted renderer is still seen in its tiles, so that its sprite would be a second one.</summary>
    private bool IsInTiles(Layer layer, Renderer renderer)
    {
        if (renderer.State.LiftedAt is not { } lifted)
        {
            return false;
        }

        layer.Tiles.Shown!.Collect(renderer.State.RestingBounds.Intersect(layer.View), 0, makeAt: null, _tiles);
        var isInTiles =
            !_tiles.TrueForAll(tile => !tile.IsShown || tile.HasDrawn(lifted))
            && scene.Clock.Now + scene.Clock.SinceTick - lifted < budget.MaxHold;
        if (!isInTiles)
        {
            renderer.State.LiftedAt = null;
        }

        return isInTiles;
    }

    private void PaintSprite(Layer layer, Renderer renderer, PixelRect clip)
    {
        if (renderer.State is not { Sprite: { IsReady: true, Texture.IsNone: false } sprite } || renderer.Opacity == 0)
        {
            return;
        }

        var matrix = renderer.Transform.ToWorld;
        var units = layer.PixelsPerUnit;
        var scale = new Vector2(
            new Vector2(matrix.M11, matrix.M12).Length(),
            new Vector2(matrix.M21, matrix.M22).Length()
        );
        var rotation = MathF.Atan2(matrix.M12, matrix.M11);
        var corner = layer.ToScreen(Vector2.Transform(sprite.Area.Position, matrix));
        var size = new Vector2(sprite.Width, sprite.Height) / sprite.Scale * scale * units;
        painter.Draw(
            new Quad(sprite.Texture, new Rect(0, 0, sprite.Width, sprite.Height), Rect.At(corner, size))
            {
                Rotation = rotation,
                Opacity = renderer.Opacity,
                Clip = clip,
            }
        );
    }
}
