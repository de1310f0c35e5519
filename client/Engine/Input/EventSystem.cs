using System.Numerics;
using System.Text;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>Dispatches input to widgets: one focus, one hit test, one pointer that the pressed widget captures.</summary>
public sealed class EventSystem
{
    private readonly Scene _scene;
    private readonly HitTester _hitTester;
    private readonly FocusOrder _order = new();
    private readonly List<(GameObject Scope, Widget? Main)> _modal = [];
    private readonly PointerTracker _pointer;
    private readonly TouchTracker _touch;
    private int _focusedOrder = -1;
    private int _consumedCharacters;

    internal EventSystem(Scene scene)
    {
        _scene = scene;
        _hitTester = new HitTester(scene);
        _pointer = new PointerTracker(scene, this);
        _touch = new TouchTracker(this);
    }

    public Widget? Focused { get; private set; }

    public Widget? Hovered => _pointer.Hovered;

    /// <summary>The widget that captures the pointer while a button is down.</summary>
    public Widget? Pressed => _pointer.Pressed;

    /// <summary>The latest press: its widget, also after it was released, and its number.</summary>
    internal (Widget? Widget, long Number) LastPress => (_pointer.LastPressed, _pointer.Presses);

    /// <summary>The pointer's position, in pixels; null outside the window.</summary>
    public Vector2? Pointer => _pointer.At;

    /// <summary>The current shape of the pointer.</summary>
    public PointerShape Shape => (Pressed ?? Hovered)?.Shape ?? PointerShape.Arrow;

    /// <summary>The modal object; null if there is none.</summary>
    public GameObject? Modal => _modal.Count > 0 ? _modal[^1].Scope : null;

    /// <summary>The system's clipboard.</summary>
    public IClipboard Clipboard { get; set; } = new LocalClipboard();

    /// <summary>Fires for a key that no widget handled, while nothing is modal, for shortcuts. Returns true if handled.</summary>
    public event Func<KeyEvent, bool>? UnhandledKey;

    /// <summary>Fires for text that no widget handled, while nothing is modal. A character such as ? can be a shortcut on any layout.</summary>
    public event Func<string, bool>? UnhandledText;

    /// <summary>Fires when a key was released, or may no longer be down (<see cref="Key.None"/>: all keys).</summary>
    public event Action<Key>? KeyReleased;

    public event Action<Widget?>? FocusMoved;

    public IReadOnlyList<Widget> FocusStops => _order.Stops(Modal);

    public Widget? WidgetAt(Vector2 pixel) => _hitTester.At(pixel, Modal);

    /// <summary>Dispatches the input of one poll, in order.</summary>
    public void Feed(IEnumerable<InputEvent> events)
    {
        _consumedCharacters = 0;
        foreach (var each in events)
        {
            Feed(each);
        }

        _pointer.Refresh();
    }

    /// <summary>Moves the focus to a widget, or to none. A widget that cannot have it passes it to its fallback, if it has one.</summary>
    public void Focus(Widget? widget)
    {
        while (widget is { FocusFallback: { } fallback } && !FocusOrder.CanFocus(widget, Modal))
        {
            widget = fallback;
        }

        if (widget == Focused || (widget is not null && !FocusOrder.CanFocus(widget, Modal)))
        {
            return;
        }

        var before = Focused;
        Focused = widget;
        before?.OnBlur();
        if (widget is not null && Focused == widget)
        {
            _focusedOrder = widget.GameObject.Order;
            if (widget.GameObject.GetComponentInParent<FocusGroup>() is { } group)
            {
                group.Last = widget;
            }

            for (var at = widget.Transform.Parent; at is not null; at = at.Parent)
            {
                at.GameObject.GetComponent<IReveals>()?.Reveal(widget);
            }

            widget.OnFocus();
        }

        FocusMoved?.Invoke(Focused);
    }

    public void FocusNext(bool back = false)
    {
        // The focused widget may be gone and a different one may be in its position.
        var order = Focused?.GameObject.Order ?? (back ? _focusedOrder : _focusedOrder - 1);
        Focus(_order.Next(Focused, order, back, Modal));
    }

    /// <summary>Makes <paramref name="gameObject"/> modal: only its descendants can be hit and focused.</summary>
    /// <param name="main">Receives the keys while nothing has the focus.</param>
    public void BeginModal(GameObject gameObject, Widget? main = null)
    {
        _pointer.Cancel();
        _modal.Add((gameObject, main));
        if (Focused is { } focused && !FocusOrder.IsWithin(focused, gameObject))
        {
            Focus(null);
        }
    }

    public void EndModal(GameObject gameObject) => _modal.RemoveAll(modal => modal.Scope == gameObject);

    internal void Add(Widget widget) => _order.Add(widget);

    internal void Remove(Widget widget)
    {
        _order.Remove(widget);
        Forget(widget);
    }

    /// <summary>Takes focus and pointer from a widget that became unusable. Tab continues from its position.</summary>
    internal void Forget(Widget widget)
    {
        if (Focused == widget)
        {
            _focusedOrder = widget.GameObject.Order;
            Focus(null);
        }

        _pointer.Forget(widget);
    }

    internal void Bubble<T>(Widget? from, T what, Func<Widget, T, bool> offer)
    {
        for (var widget = from; widget is not null; widget = Above(widget))
        {
            if (FocusOrder.IsWithin(widget, Modal) && offer(widget, what))
            {
                return;
            }
        }
    }

    internal void FeedPointer(InputEvent pointer) => _pointer.Feed(pointer);

    internal void CancelPointer() => _pointer.Cancel();

    private static Widget? Above(Widget widget) => widget.Transform.Parent?.GameObject.GetComponentInParent<Widget>();

    private void Feed(InputEvent input)
    {
        switch (input)
        {
            case InputEvent.KeyPressed key:
                Press(new KeyEvent(key.Key, key.Modifiers, key.IsRepeat));
                break;
            case InputEvent.KeyReleased released:
                KeyReleased?.Invoke(released.Key);
                break;
            case InputEvent.TextTyped typed:
                Type(WithoutUsed(typed.Text));
                break;
            case InputEvent.Touched touched:
                _touch.Feed(touched);
                break;
            case InputEvent.FocusChanged { IsFocused: false }:
                _pointer.Cancel();
                _touch.Cancel();
                KeyReleased?.Invoke(Key.None);
                break;
            case InputEvent.Exposed:
                _scene.MarkDirty();
                break;
            default:
                _pointer.Feed(input);
                break;
        }
    }

    /// <summary>A poll returns a key and the character that it makes. If the key was a shortcut or moved the focus, the character is
    /// dropped.</summary>
    private string WithoutUsed(string text)
    {
        for (; _consumedCharacters > 0 && text.Length > 0; _consumedCharacters--)
        {
            text = text[Rune.GetRuneAt(text, 0).Utf16SequenceLength..];
        }

        return text;
    }

    private void Type(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var used = false;
        Bubble(Focused, text, (widget, typed) => used = widget.OnText(typed));
        if (used || Modal is not null)
        {
            return;
        }

        foreach (var listener in UnhandledText?.GetInvocationList() ?? [])
        {
            if (((Func<string, bool>)listener)(text))
            {
                return;
            }
        }
    }

    private void Press(KeyEvent key)
    {
        var (focused, modal) = (Focused, Modal);
        var isShortcut = Offer(key);
        if (ProducesCharacter(key) && (isShortcut || Focused != focused || Modal != modal))
        {
            _consumedCharacters++;
        }
    }

    private static bool ProducesCharacter(KeyEvent key) =>
        !key.Control
        && !key.Alt
        && key.Key
            is >= Key.A
                and <= Key.Digit9
                or Key.Space
                or Key.Slash
                or Key.Comma
                or Key.Period
                or Key.Plus
                or Key.Minus;

    /// <returns>Whether it was a shortcut.</returns>
    private bool Offer(KeyEvent key)
    {
        if (key.Key == Key.Escape && _pointer.CancelDrag())
        {
            return false;
        }

        var used = false;
        var first = Focused ?? (_modal.Count > 0 ? _modal[^1].Main : null);
        Bubble(first, key, (widget, pressed) => used = widget.OnKey(pressed));
        if (used)
        {
            return false;
        }

        if (key.Key == Key.Tab && !key.Control && !key.Alt)
        {
            FocusNext(key.Shift);
            return false;
        }

        if (key.Modifiers == Modifiers.None && Focused is { } focused && Direction(key.Key) is { } direction)
        {
            if (_order.Toward(focused, direction, Modal) is { } next)
            {
                Focus(next);
                return false;
            }
        }

        if (Modal is null)
        {
            foreach (var listener in UnhandledKey?.GetInvocationList() ?? [])
            {
                if (((Func<KeyEvent, bool>)listener)(key))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Vector2? Direction(Key key) =>
        key switch
        {
            Key.Left => -Vector2.UnitX,
            Key.Right => Vector2.UnitX,
            Key.Up => -Vector2.UnitY,
            Key.Down => Vector2.UnitY,
            _ => null,
        };
}
