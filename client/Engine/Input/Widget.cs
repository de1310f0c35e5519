using System.Numerics;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>
/// Something that people point at or type into. It covers its size, from its object's origin to the right and down; what it
/// does not handle is offered to the widgets above it in the tree.
/// </summary>
public abstract class Widget : Renderer
{
    private Vector2 _size;
    private bool _interactable = true;
    private string _label = "";

    public Vector2 Size
    {
        get => _size;
        set
        {
            if (_size != value)
            {
                _size = value;
                OnResize();
                Invalidate();
            }
        }
    }

    public override Rect Bounds => Rect.At(Vector2.Zero, Size);

    /// <summary>What it is called: shown where it shows a text, and read out.</summary>
    public string Label
    {
        get => _label;
        set
        {
            if (_label != value)
            {
                _label = value;
                OnResize();
                Invalidate();
            }
        }
    }

    /// <summary>One sentence more, shown to who waits on it.</summary>
    public string Hint { get; set; } = "";

    /// <summary>Whether it can be used now; if not, it can be seen and neither pointed at nor focused.</summary>
    public bool Interactable
    {
        get => _interactable;
        set
        {
            if (_interactable != value)
            {
                _interactable = value;
                if (!value && IsAlive)
                {
                    Scene.Events.Forget(this);
                }

                Invalidate();
            }
        }
    }

    /// <summary>Who gets the focus in its stead once it cannot have it any more; null: nobody.</summary>
    public Widget? Heir { get; set; }

    /// <summary>What the pointer looks like on it.</summary>
    public virtual PointerShape Shape => PointerShape.Arrow;

    /// <summary>Whether Tab stops at it.</summary>
    public virtual bool IsFocusable => false;

    public bool IsFocused => IsAlive && Scene.Events.Focused == this;

    public bool IsHovered => IsAlive && Scene.Events.Hovered == this;

    public bool IsPressed => IsAlive && Scene.Events.Pressed == this;

    /// <summary>Its middle, in pixels of the window.</summary>
    public Vector2 ScreenCentre => Layer?.ToScreen(LayerBounds.Centre) ?? Vector2.Zero;

    /// <summary>Whether a point, in its own units, is on it.</summary>
    public virtual bool Covers(Vector2 point) => Rect.At(Vector2.Zero, Size).Contains(point);

    public Vector2 ToLocal(Vector2 screen)
    {
        Matrix3x2.Invert(Transform.ToWorld, out var back);
        return Vector2.Transform(Layer?.FromScreen(screen) ?? screen, back);
    }

    public void Focus() => Scene.Events.Focus(this);

    protected internal virtual void OnPointerEnter() => Invalidate();

    protected internal virtual void OnPointerLeave() => Invalidate();

    protected internal virtual void OnPointerMove(PointerEvent pointer) { }

    protected internal virtual void OnPointerDown(PointerEvent pointer) => Invalidate();

    /// <summary>The button that went down on it came up, wherever the pointer is now.</summary>
    protected internal virtual void OnPointerUp(PointerEvent pointer) => Invalidate();

    /// <summary>Pressed and released on it without being dragged.</summary>
    protected internal virtual void OnClick(PointerEvent pointer) { }

    protected internal virtual void OnDragStart(PointerEvent pointer) { }

    protected internal virtual void OnDrag(PointerEvent pointer) { }

    /// <param name="cancelled">It ended by Escape, or because the widget or the window went away.</param>
    protected internal virtual void OnDragEnd(PointerEvent pointer, bool cancelled) { }

    /// <returns>Whether it was used up.</returns>
    protected internal virtual bool OnWheel(PointerEvent pointer) => false;

    protected internal virtual bool OnZoom(ZoomEvent zoom) => false;

    protected internal virtual bool OnKey(KeyEvent key) => false;

    protected internal virtual bool OnText(string text) => false;

    protected internal virtual void OnFocus() => Invalidate();

    protected internal virtual void OnBlur() => Invalidate();

    /// <summary>Size or label is another one.</summary>
    protected virtual void OnResize() { }

    internal override void Enter()
    {
        base.Enter();
        Scene.Events.Add(this);
    }

    internal override void Leave()
    {
        Scene.Events.Remove(this);
        base.Leave();
    }
}
