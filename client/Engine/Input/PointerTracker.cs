using System.Numerics;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>Tracks the pointer: the widget under it, the capturing widget, drags, and click counts.</summary>
internal sealed class PointerTracker(Scene scene, EventSystem events)
{
    /// <summary>Distance at which a press becomes a drag, in units of the screen.</summary>
    private const float DragDistance = 5;
    private static readonly TimeSpan ClickPause = TimeSpan.FromMilliseconds(400);

    private Vector2 _pressedAt;
    private TimeSpan _pressedTime;
    private PointerButton _button;
    private Modifiers _modifiers;
    private bool _isTouch;
    private Widget? _clicked;
    private int _clicks;
    private bool _dragging;

    public Vector2? At { get; private set; }

    public Widget? Hovered { get; private set; }

    public Widget? Pressed { get; private set; }

    /// <summary>The latest widget that was pressed, also after it was released.</summary>
    public Widget? LastPressed { get; private set; }

    /// <summary>Number of presses so far.</summary>
    public long Presses { get; private set; }

    public void Feed(InputEvent input)
    {
        switch (input)
        {
            case InputEvent.PointerMoved moved:
                Move(moved.At);
                break;
            case InputEvent.PointerLeft:
                At = null;
                Hover(null);
                break;
            case InputEvent.PointerPressed pressed:
                Press(pressed);
                break;
            case InputEvent.PointerReleased released:
                Release(released);
                break;
            case InputEvent.WheelTurned wheel:
                Move(wheel.At);
                events.Bubble(
                    Hovered,
                    wheel,
                    (widget, turned) =>
                        widget.OnWheel(See(widget, turned.At) with { Wheel = turned.By, Modifiers = turned.Modifiers })
                );
                break;
        }
    }

    /// <summary>Widgets may have moved under a resting pointer.</summary>
    public void Refresh()
    {
        if (scene.IsDirty && At is { } at && Pressed is null)
        {
            Hover(events.WidgetAt(at));
        }
    }

    public bool CancelDrag()
    {
        if (!_dragging)
        {
            return false;
        }

        Cancel();
        return true;
    }

    public void Cancel()
    {
        if (Pressed is { } pressed)
        {
            var dragged = _dragging;
            (Pressed, _dragging) = (null, false);
            var pointer = See(pressed, At ?? _pressedAt);
            if (dragged)
            {
                pressed.OnDragEnd(pointer, cancelled: true);
            }

            pressed.OnPointerUp(pointer);
        }
    }

    public void Forget(Widget widget)
    {
        if (Pressed == widget)
        {
            Cancel();
        }

        if (Hovered == widget)
        {
            Hover(null);
        }
    }

    private void Move(Vector2 at)
    {
        if (At == at)
        {
            return;
        }

        At = at;
        if (Pressed is not { } pressed)
        {
            Hover(events.WidgetAt(at));
            Hovered?.OnPointerMove(See(Hovered, at));
            return;
        }

        if (!_dragging && (at - _pressedAt).Length() > DragDistance * scene.Screen.Scale)
        {
            _dragging = true;
            pressed.OnDragStart(See(pressed, _pressedAt));
        }

        if (Pressed is null)
        {
            return;
        }

        pressed.OnPointerMove(See(pressed, at));
        if (_dragging)
        {
            pressed.OnDrag(See(pressed, at));
        }
    }

    private void Press(InputEvent.PointerPressed input)
    {
        if (Pressed is not null)
        {
            return;
        }

        Move(input.At);
        var again =
            scene.Clock.Now - _pressedTime <= ClickPause
            && (input.At - _pressedAt).Length() <= DragDistance * scene.Screen.Scale
            && input.Button == _button
            && events.WidgetAt(input.At) == _clicked;
        _clicks = again ? _clicks + 1 : 1;
        (_pressedAt, _pressedTime, _button, _modifiers) = (input.At, scene.Clock.Now, input.Button, input.Modifiers);
        _isTouch = input.IsTouch;
        Hover(events.WidgetAt(input.At));
        var hit = Hovered;
        _clicked = hit;
        if (FirstFocusable(hit) is { } focusable)
        {
            events.Focus(focusable);
        }
        else if (events.Modal is null)
        {
            events.Focus(null);
        }

        if (hit is { IsAlive: true })
        {
            Pressed = hit;
            LastPressed = hit;
            Presses++;
            hit.OnPointerDown(See(hit, input.At));
        }
    }

    private void Release(InputEvent.PointerReleased input)
    {
        if (Pressed is not { } pressed || input.Button != _button)
        {
            return;
        }

        Move(input.At);
        if (Pressed is null)
        {
            return;
        }

        var dragged = _dragging;
        (Pressed, _dragging) = (null, false);
        var pointer = See(pressed, input.At);
        if (dragged)
        {
            pressed.OnDragEnd(pointer, cancelled: false);
        }

        pressed.OnPointerUp(pointer);
        if (!dragged && events.WidgetAt(input.At) == pressed)
        {
            pressed.OnClick(pointer);
        }

        Hover(events.WidgetAt(input.At));
    }

    private static Widget? FirstFocusable(Widget? widget)
    {
        for (; widget is not null; widget = widget.Transform.Parent?.GameObject.GetComponentInParent<Widget>())
        {
            if (widget.IsFocusable)
            {
                return widget;
            }
        }

        return null;
    }

    private void Hover(Widget? widget)
    {
        if (Hovered != widget)
        {
            var before = Hovered;
            Hovered = widget;
            before?.OnPointerLeave();
            widget?.OnPointerEnter();
        }
    }

    private PointerEvent See(Widget widget, Vector2 at) =>
        new()
        {
            Screen = at,
            InLayer = widget.Layer?.FromScreen(at) ?? at,
            Local = widget.IsAlive ? widget.ToLocal(at) : at,
            Button = _button,
            Modifiers = _modifiers,
            IsTouch = _isTouch,
            Clicks = _clicks,
        };
}
