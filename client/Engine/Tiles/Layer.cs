using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Tiles;

/// <summary>
/// A coordinate space seen through a window: the floor with its camera, the controls above it, scrolled content. The descendants
/// of its object are in this space; the object's position in the parent space is the window's upper left corner. Layers are
/// painted in tree order, each above the whole previous one.
/// </summary>
public sealed class Layer : Behaviour, IFollowsTransform
{
    private readonly HashSet<Renderer> _touched = [];
    private Vector2? _size;
    private Vector2 _offset;
    private float _zoom = 1;

    /// <summary>The window's size in units of the parent space; null: all of it.</summary>
    public Vector2? Size
    {
        get => _size;
        set
        {
            _size = value;
            UpdateVisibleArea();
        }
    }

    /// <summary>The point of this space at the window's upper left corner.</summary>
    public Vector2 Offset
    {
        get => _offset;
        set
        {
            if (_offset != value)
            {
                _offset = value;
                UpdateVisibleArea();
            }
        }
    }

    /// <summary>Units of the parent space per unit of this space.</summary>
    public float Zoom
    {
        get => _zoom;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            if (_zoom != value)
            {
                _zoom = value;
                UpdateVisibleArea();
            }
        }
    }

    /// <summary>The parent layer; null: the screen.</summary>
    public Layer? Around => Transform.Parent?.GameObject.GetComponentInParent<Layer>();

    public float PixelsPerUnit => (Around?.PixelsPerUnit ?? Scene.Screen.Scale) * _zoom;

    /// <summary>The window in screen pixels, before parent layers clip it.</summary>
    public Rect Window
    {
        get
        {
            var corner = Vector2.Transform(Vector2.Zero, Transform.ToWorld);
            if (Around is { } around)
            {
                var size = _size ?? around.Window.Size / around.PixelsPerUnit;
                return Rect.At(around.ToScreen(corner), size * around.PixelsPerUnit);
            }

            return Rect.At(corner * Scene.Screen.Scale, (_size ?? Scene.Screen.Size) * Scene.Screen.Scale);
        }
    }

    /// <summary>The visible part of the window, in screen pixels.</summary>
    public Rect Clip => Window.Intersect(Around?.Clip ?? new Rect(0, 0, Scene.Screen.Width, Scene.Screen.Height));

    /// <summary>The visible rectangle, in the units of this space.</summary>
    public Rect View
    {
        get
        {
            var clip = Clip;
            return clip.IsEmpty ? Rect.Empty : Rect.At(FromScreen(clip.Position), clip.Size / PixelsPerUnit);
        }
    }

    internal RenderIndex Resting { get; } = new();

    /// <summary>Renderers that have, or are about to have, a sprite.</summary>
    internal List<Renderer> Moving { get; } = [];

    /// <summary>Resting renderers that are shown as sprites until their tiles are drawn.</summary>
    internal List<Renderer> Settling { get; } = [];

    /// <summary>Sprites of destroyed renderers, to be freed.</summary>
    internal List<TextureId> FreedTextures { get; } = [];

    internal TileSet Tiles { get; } = new();

    /// <summary>Maps a point of this space to the screen. Drawing and hit testing both use it.</summary>
    public Vector2 ToScreen(Vector2 point) => Origin + (point * PixelsPerUnit);

    public Vector2 FromScreen(Vector2 pixel) => (pixel - Origin) / PixelsPerUnit;

    /// <summary>Maps points of this space to a canvas with a number of units per screen pixel.</summary>
    internal Matrix3x2 ToCanvas(float unit) =>
        Matrix3x2.CreateScale(PixelsPerUnit * unit) * Matrix3x2.CreateTranslation(Origin * unit);

    void IFollowsTransform.OnTransformChanged(bool reparented) => UpdateVisibleArea();

    internal override void Enter()
    {
        GameObject.StartsSpace = true;
        foreach (var child in Transform.Children)
        {
            child.Change(reparented: true);
        }

        Scene.Layers.Add(this);
        UpdateVisibleArea();
    }

    internal override void Leave()
    {
        Scene.Layers.Remove(this);
        UpdateVisibleArea();
    }

    internal void Add(Renderer renderer) => Touch(renderer);

    internal void Remove(Renderer renderer)
    {
        var state = renderer.State;
        _touched.Remove(renderer);
        state.IsTouched = false;
        if (state.IsResting)
        {
            Resting.Remove(renderer);
            Invalidate(state.RestingBounds);
        }

        Moving.Remove(renderer);
        Settling.Remove(renderer);
        Forget(renderer);
        UpdateVisibleArea();
    }

    /// <summary>Reports that a renderer moved, or started or stopped moving.</summary>
    internal void Touch(Renderer renderer)
    {
        if (!renderer.State.IsTouched)
        {
            renderer.State.IsTouched = true;
            _touched.Add(renderer);
        }

        UpdateVisibleArea();
    }

    /// <summary>Reports that a renderer's appearance changed.</summary>
    internal void Redraw(Renderer renderer)
    {
        if (renderer.State.Sprite is { } sprite)
        {
            sprite.IsStale = true;
        }

        if (renderer.State.IsResting)
        {
            Invalidate(renderer.State.RestingBounds);
        }

        Touch(renderer);
    }

    internal void Invalidate(Rect area) => Tiles.Invalidate(area, Scene.Clock.Now);

    /// <summary>Processes the renderers that changed since the last frame.</summary>
    internal void Settle()
    {
        foreach (var renderer in _touched)
        {
            renderer.State.IsTouched = false;
            Settle(renderer);
        }

        _touched.Clear();
    }

    /// <summary>Removes a renderer from the tiles, because its sprite is complete.</summary>
    internal void Lift(Renderer renderer)
    {
        if (renderer.State.IsResting && renderer.WantsSprite)
        {
            Resting.Remove(renderer);
            Invalidate(renderer.State.RestingBounds);
            renderer.State.LiftedAt = Scene.Clock.Now;
        }
    }

    /// <summary>Frees a sprite that is no longer needed.</summary>
    internal void Forget(Renderer renderer)
    {
        if (renderer.State.Sprite is { } sprite)
        {
            renderer.State.Sprite = null;
            if (!sprite.Texture.IsNone)
            {
                FreedTextures.Add(sprite.Texture);
            }
        }
    }

    private Vector2 Origin => Snap(Window.Position - (_offset * PixelsPerUnit));

    /// <summary>Rounds to whole pixels, so that resting content is sharp.</summary>
    private static Vector2 Snap(Vector2 pixel) => new(MathF.Round(pixel.X), MathF.Round(pixel.Y));

    private void UpdateVisibleArea()
    {
        if (IsAlive)
        {
            Scene.MarkDirty();
        }
    }

    private void Settle(Renderer renderer)
    {
        var state = renderer.State;
        if (renderer.WantsSprite)
        {
            // It stays in its tiles at its old position until its sprite is complete.
            Settling.Remove(renderer);
            if (!Moving.Contains(renderer))
            {
                Moving.Add(renderer);
                state.Sprite ??= new Sprite();
            }

            return;
        }

        var bounds = renderer.LayerBounds;
        if (Moving.Remove(renderer))
        {
            Settling.Add(renderer);
        }

        state.ChangedAt = Scene.Clock.Now;
        state.LiftedAt = null;

        if (state.IsResting)
        {
            if (state.RestingBounds == bounds)
            {
                // Even at the same position it may now be above others.
                Invalidate(bounds);
                return;
            }

            Resting.Remove(renderer);
            Invalidate(state.RestingBounds);
        }

        Resting.Add(renderer, bounds);
        Invalidate(renderer.IsBlank ? Rect.Empty : bounds);
    }
}
