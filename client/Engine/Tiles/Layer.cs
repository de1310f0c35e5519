using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Tiles;

/// <summary>
/// A space of its own, seen through a window: the floor with its camera, the controls above it, what scrolls. What is below
/// its object is seen in it; the object's own place, in the space around it, is the window's upper left corner. Layers are
/// painted in the order of the tree, each above the whole of the one before.
/// </summary>
public sealed class Layer : Behaviour, IFollowsTransform
{
    private readonly HashSet<Renderer> _touched = [];
    private Vector2? _size;
    private Vector2 _offset;
    private float _zoom = 1;

    /// <summary>The window's size in units of the space around it; null: all of it.</summary>
    public Vector2? Size
    {
        get => _size;
        set
        {
            _size = value;
            See();
        }
    }

    /// <summary>The place of this space that is seen in the window's upper left corner.</summary>
    public Vector2 Offset
    {
        get => _offset;
        set
        {
            if (_offset != value)
            {
                _offset = value;
                See();
            }
        }
    }

    /// <summary>Units of the space around it that one unit of this space covers.</summary>
    public float Zoom
    {
        get => _zoom;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            if (_zoom != value)
            {
                _zoom = value;
                See();
            }
        }
    }

    /// <summary>The layer around this one; null: the screen itself.</summary>
    public Layer? Around => Transform.Parent?.GameObject.GetComponentInParent<Layer>();

    public float PixelsPerUnit => (Around?.PixelsPerUnit ?? Scene.Screen.Scale) * _zoom;

    /// <summary>The window in pixels of the screen, before the layers around it cut it.</summary>
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

    /// <summary>What of the window can be seen, in pixels of the screen.</summary>
    public Rect Clip => Window.Intersect(Around?.Clip ?? new Rect(0, 0, Scene.Screen.Width, Scene.Screen.Height));

    /// <summary>What of this space can be seen, in its units.</summary>
    public Rect View
    {
        get
        {
            var clip = Clip;
            return clip.IsEmpty ? Rect.Empty : Rect.At(FromScreen(clip.Position), clip.Size / PixelsPerUnit);
        }
    }

    internal RenderIndex Resting { get; } = new();

    /// <summary>What has, or is about to have, a picture of its own.</summary>
    internal List<Renderer> Moving { get; } = [];

    /// <summary>What came to rest and is shown as a picture until its tiles are drawn.</summary>
    internal List<Renderer> Landing { get; } = [];

    /// <summary>Pictures of what is gone.</summary>
    internal List<TextureId> Orphans { get; } = [];

    internal TileSet Tiles { get; } = new();

    /// <summary>Where a point of this space is drawn. The hit place is the drawn place: both are asked here.</summary>
    public Vector2 ToScreen(Vector2 point) => Origin + (point * PixelsPerUnit);

    public Vector2 FromScreen(Vector2 pixel) => (pixel - Origin) / PixelsPerUnit;

    /// <summary>Takes points of this space to a canvas with so many units a pixel of the screen.</summary>
    internal Matrix3x2 ToCanvas(float unit) =>
        Matrix3x2.CreateScale(PixelsPerUnit * unit) * Matrix3x2.CreateTranslation(Origin * unit);

    void IFollowsTransform.OnTransformChanged(bool reparented) => See();

    internal override void Enter()
    {
        GameObject.StartsSpace = true;
        foreach (var child in Transform.Children)
        {
            child.Change(reparented: true);
        }

        Scene.Layers.Add(this);
        See();
    }

    internal override void Leave()
    {
        Scene.Layers.Remove(this);
        See();
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
            Damage(state.RestingBounds);
        }

        Moving.Remove(renderer);
        Landing.Remove(renderer);
        Forget(renderer);
        See();
    }

    /// <summary>It moved, or began or ended to.</summary>
    internal void Touch(Renderer renderer)
    {
        if (!renderer.State.IsTouched)
        {
            renderer.State.IsTouched = true;
            _touched.Add(renderer);
        }

        See();
    }

    /// <summary>It looks different.</summary>
    internal void Redraw(Renderer renderer)
    {
        if (renderer.State.Sprite is { } sprite)
        {
            sprite.IsStale = true;
        }

        if (renderer.State.IsResting)
        {
            Damage(renderer.State.RestingBounds);
        }

        Touch(renderer);
    }

    internal void Damage(Rect area) => Tiles.Damage(area, Scene.Clock.Now);

    /// <summary>Takes in what was touched since the last frame.</summary>
    internal void Settle()
    {
        foreach (var renderer in _touched)
        {
            renderer.State.IsTouched = false;
            Settle(renderer);
        }

        _touched.Clear();
    }

    /// <summary>Its picture is there: it leaves the tiles.</summary>
    internal void Lift(Renderer renderer)
    {
        if (renderer.State.IsResting && renderer.WantsSprite)
        {
            Resting.Remove(renderer);
            Damage(renderer.State.RestingBounds);
        }
    }

    /// <summary>Its picture is not needed any more.</summary>
    internal void Forget(Renderer renderer)
    {
        if (renderer.State.Sprite is { } sprite)
        {
            renderer.State.Sprite = null;
            if (!sprite.Texture.IsNone)
            {
                Orphans.Add(sprite.Texture);
            }
        }
    }

    private Vector2 Origin => Snap(Window.Position - (_offset * PixelsPerUnit));

    /// <summary>Whole pixels: what rests is sharp.</summary>
    private static Vector2 Snap(Vector2 pixel) => new(MathF.Round(pixel.X), MathF.Round(pixel.Y));

    private void See()
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
            // It stays in its tiles, where it was, until its picture is there.
            Landing.Remove(renderer);
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
            Landing.Add(renderer);
        }

        state.ChangedAt = Scene.Clock.Now;

        if (state.IsResting)
        {
            if (state.RestingBounds == bounds)
            {
                // In the same place it may still have come above others.
                Damage(bounds);
                return;
            }

            Resting.Remove(renderer);
            Damage(state.RestingBounds);
        }

        Resting.Add(renderer, bounds);
        Damage(renderer.IsBlank ? Rect.Empty : bounds);
    }
}
