using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Painting;

/// <summary>
/// A visible component. While it rests, it is part of its layer's tiles and costs nothing per frame; in motion it is a picture of
/// its own. Visible only below a <see cref="Layer"/>.
/// </summary>
public abstract class Renderer : Behaviour, IFollowsTransform
{
    private bool _isMoving;
    private float _opacity = 1;

    /// <summary>The bounds of <see cref="Draw"/>, in the object's own units.</summary>
    public abstract Rect Bounds { get; }

    /// <summary>Whether there is nothing to draw; it then takes no space in tiles.</summary>
    public virtual bool IsBlank => false;

    /// <summary>The layer in which it is visible, or null.</summary>
    public Layer? Layer { get; private set; }

    /// <summary>Set while it is dragged or animated; cleared when it rests.</summary>
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

    /// <summary>Opacity for fades. Any value but 1 is drawn as a picture of its own. Permanent transparency belongs in Draw.</summary>
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

    /// <summary>Its bounds in the layer, in the layer's units.</summary>
    public Rect LayerBounds => Bounds.Transformed(Transform.ToWorld);

    internal bool WantsSprite => _isMoving || _opacity < 1;

    internal RenderState State { get; } = new();

    /// <summary>Draws it, in its own units. Must depend only on its fields, because it is called whenever a picture is needed.</summary>
    public abstract void Draw(ICanvas canvas);

    /// <summary>Reports that its appearance or its bounds changed.</summary>
    public void Invalidate() => Layer?.Redraw(this);

    /// <summary>Sets <see cref="IsMoving"/> on an object and all of its descendants.</summary>
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
