using System.Numerics;

namespace ElephantBoard.Engine.Input;

/// <summary>An input to the window as data, the same from a window, a recording, or a test. Positions are in pixels.</summary>
public abstract record InputEvent
{
    private InputEvent() { }

    public sealed record PointerMoved(Vector2 At) : InputEvent;

    /// <summary>The pointer left the window.</summary>
    public sealed record PointerLeft : InputEvent;

    public sealed record PointerPressed(
        Vector2 At,
        PointerButton Button = PointerButton.Left,
        Modifiers Modifiers = default,
        bool IsTouch = false
    ) : InputEvent;

    public sealed record PointerReleased(Vector2 At, PointerButton Button = PointerButton.Left) : InputEvent;

    /// <param name="By">Notches; up and left are positive.</param>
    public sealed record WheelTurned(Vector2 At, Vector2 By, Modifiers Modifiers = default) : InputEvent;

    public sealed record Touched(int Finger, TouchPhase Phase, Vector2 At) : InputEvent;

    /// <param name="IsRepeat">Whether it is an auto-repeat.</param>
    public sealed record KeyPressed(Key Key, Modifiers Modifiers = default, bool IsRepeat = false) : InputEvent;

    /// <summary>A key was released. Windows that cannot detect it never send it.</summary>
    public sealed record KeyReleased(Key Key) : InputEvent;

    /// <summary>Text as it comes from the keyboard, one Unicode scalar or more.</summary>
    public sealed record TextTyped(string Text) : InputEvent;

    public sealed record FocusChanged(bool IsFocused) : InputEvent;

    /// <summary>The contents of the window may be lost.</summary>
    public sealed record Exposed : InputEvent;
}
