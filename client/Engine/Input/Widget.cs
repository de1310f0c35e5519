using System.Numerics;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Input;

/// <summary>
/// A control for pointer and keyboard. It covers its size, from its object's origin to the right and down; input that it
/// does not handle bubbles to its ancestors.
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

    /// <summary>Its accessible name, and the text it shows.</summary>
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

    /// <summary>Tooltip, shown after hovering.</summary>
    public string Tooltip { get; set; } = "";

    /// <summary>Whether it is enabled; a disabled widget is visible, but gets no pointer and no focus.</summary>
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

    /// <summary>Receives the focus when this widget becomes unfocusable; null: nothing does.</summary>
    public Widget? FocusFallback { get; set; }

    /// <summary>The pointer's shape over it.</summary>
    public virtual PointerShape Shape => PointerShape.Arrow;

    /// <summary>Whether Tab stops at it.</summary>
    public virtual bool IsFocusable => false;

    public bool IsFocused => IsAlive && Scene.Events.Focused == this;

    public bool IsHovered => IsAlive && Scene.Events.Hovered == this;

    public bool IsPressed => IsAlive && Scene.Events.Pressed == this;

    /// <summary>Its center, in pixels of the window.</summary>
    public Vector2 ScreenCentre => Layer?.ToScreen(LayerBounds.Centre) ?? Vector2.Zero;

    /// <summary>Returns whether a point in its own units is on it.</summary>
    public virtual bool HitTest(Vector2 point) => Rect.At(Vector2.Zero, Size).Contains(point);

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

    /// <summary>The button that was pressed on it was released, wherever the pointer is now.</summary>
    protected internal virtual void OnPointerUp(PointerEvent pointer) => Invalidate();

    /// <summary>Pressed and released on it without being dragged.</summary>
    protected internal virtual void OnClick(PointerEvent pointer) { }

    protected internal virtual void OnDragStart(PointerEvent pointer) { }

    protected internal virtual void OnDrag(PointerEvent pointer) { }

    /// <param name="cancelled">Whether it ended by Escape, or because the widget or the window disappeared.</param>
    protected internal virtual void OnDragEnd(PointerEvent pointer, bool cancelled) { }

    /// <returns>Whether it was handled.</returns>
    protected internal virtual bool OnWheel(PointerEvent pointer) => false;

    protected internal virtual bool OnZoom(ZoomEvent zoom) => false;

    protected internal virtual bool OnKey(KeyEvent key) => false;

    protected internal virtual bool OnText(string text) => false;

    protected internal virtual void OnFocus() => Invalidate();

    protected internal virtual void OnBlur() => Invalidate();

    /// <summary>Called when size or label changed.</summary>
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
