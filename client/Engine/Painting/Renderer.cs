using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Painting;

/// <summary>
/// A component that can be seen. It rests in its layer's tiles, which costs nothing a frame; or it moves, as a picture of
/// its own. Seen only below a <see cref="Layer"/>.
/// </summary>
public abstract class Renderer : Behaviour, IFollowsTransform
{
    private bool _isMoving;
    private float _opacity = 1;

    /// <summary>What <see cref="Draw"/> stays within, in the object's own units.</summary>
    public abstract Rect Bounds { get; }

    /// <summary>Whether there is nothing to draw: it takes no room in tiles.</summary>
    public virtual bool IsBlank => false;

    /// <summary>The layer in which it is seen; null when it is not.</summary>
    public Layer? Layer { get; private set; }

    /// <summary>Set while it is dragged or in motion; cleared when it has come to rest.</summary>
    public bool IsMoving
    {
        get => _isMoving;
        set
        {
            if (_isMoving != value)
            {
                _isMoving = value;
                Layer?.Touch(this);
            }
        }
    }

    /// <summary>What is not 1 is drawn as a picture of its own, as if it moved: for fades. Lasting paleness belongs in Draw.</summary>
    public float Opacity
    {
        get => _opacity;
        set
        {
            var opacity = Math.Clamp(value, 0, 1);
            if (_opacity != opacity)
            {
                _opacity = opacity;
                Layer?.Touch(this);
            }
        }
    }

    /// <summary>What it covers of its layer, in the layer's units.</summary>
    public Rect LayerBounds => Bounds.Transformed(Transform.ToWorld);

    internal bool WantsSprite => _isMoving || _opacity < 1;

    internal RenderState State { get; } = new();

    /// <summary>Draws it, in its own units. Depends on nothing but its fields: called when a picture is needed.</summary>
    public abstract void Draw(ICanvas canvas);

    /// <summary>It looks different now, or covers another area.</summary>
    public void Invalidate() => Layer?.Redraw(this);

    /// <summary>Sets <see cref="IsMoving"/> of an object and all below it.</summary>
    public static void SetMoving(GameObject tree, bool moving)
    {
        foreach (var renderer in tree.GetComponentsInChildren<Renderer>())
        {
            renderer.IsMoving = moving;
        }
    }

    void IFollowsTransform.OnTransformChanged(bool reparented)
    {
        if (reparented && Life.IsOn)
        {
            Leave();
            Enter();
        }

        Layer?.Touch(this);
    }

    internal override void Enter()
    {
        Layer = Transform.Parent?.GameObject.GetComponentInParent<Layer>();
        Layer?.Add(this);
    }

    internal override void Leave()
    {
        Layer?.Remove(this);
        Layer = null;
    }
}
