using System.Diagnostics;
using System.Numerics;
using System.Text;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Raylib.Windowing.X11;
using Raylib_cs;

namespace ElephantBoard.Raylib.Windowing;

using Raylib = Raylib_cs.Raylib;

/// <summary>The window. One a process; used on the thread that made it.</summary>
public sealed class RaylibWindow : IWindow, IDisposable
{
    // A poll holds sixteen keys; nobody presses as many in this time.
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromMilliseconds(6);

    private static readonly MouseButton[] Buttons = [MouseButton.Left, MouseButton.Right, MouseButton.Middle];

    private readonly float? _scale;
    private readonly SortedDictionary<int, Vector2> _fingers = [];
    private readonly List<InputEvent> _gathered = [];
    private long _polledAt;
    private bool _wasFocused = true;
    private bool _wasInside;
    private Vector2 _pointer;
    private Modifiers _held;
    private readonly List<Keystroke> _keys = [];
    private readonly List<Rune> _letters = [];
    private readonly XClipboard? _clipboard;
    private (string Text, nint By)? _written;

    /// <param name="scale">Pixels per unit; null: the system's setting.</param>
    /// <exception cref="InvalidOperationException">There is no screen, or no OpenGL.</exception>
    /// <exception cref="DllNotFoundException">What opens windows is not installed.</exception>
    public RaylibWindow(string title, int width, int height, float? scale)
    {
        _scale = scale;
        Raylib.SetTraceLogLevel(TraceLogLevel.Warning);
        Raylib.SetConfigFlags(ConfigFlags.ResizableWindow | ConfigFlags.AlwaysRunWindow);
        Raylib.InitWindow(width, height, title);
        if (!Raylib.IsWindowReady())
        {
            throw new InvalidOperationException("Can't open a window: there is no screen, or no OpenGL.");
        }

        Raylib.SetExitKey(KeyboardKey.Null);
        Raylib.SetWindowMinSize(640, 400);
        _clipboard = XClipboard.Open();
    }

    public int Width => Raylib.GetRenderWidth();

    public int Height => Raylib.GetRenderHeight();

    public float Scale => _scale ?? MathF.Max(1, Raylib.GetWindowScaleDPI().X);

    public bool IsFocused => Raylib.IsWindowFocused();

    public bool ShouldClose => Raylib.WindowShouldClose();

    public static bool IsMinimised => Raylib.IsWindowMinimized();

    /// <summary>Its position among the monitors, and its size, in the system's units.</summary>
    public static WindowPlace Place
    {
        get
        {
            var at = Raylib.GetWindowPosition();
            return new((int)at.X, (int)at.Y, Raylib.GetScreenWidth(), Raylib.GetScreenHeight());
        }
    }

    /// <summary>Puts it where it stood before; when that monitor is gone, into the middle of the first. Null: it never stood
    /// anywhere.</summary>
    public void PutAt(WindowPlace? place)
    {
        var monitors = Enumerable.Range(0, Raylib.GetMonitorCount()).Select(MonitorPlace).ToList();
        if (monitors.Count == 0)
        {
            return;
        }

        var to = place?.On(monitors) ?? WindowPlace.First(monitors[0], Scale);
        if ((to.Width, to.Height) != (Place.Width, Place.Height))
        {
            Raylib.SetWindowSize(to.Width, to.Height);
        }

        Raylib.SetWindowPosition(to.X, to.Y);

        static WindowPlace MonitorPlace(int monitor)
        {
            var at = Raylib.GetMonitorPosition(monitor);
            return new((int)at.X, (int)at.Y, Raylib.GetMonitorWidth(monitor), Raylib.GetMonitorHeight(monitor));
        }
    }

    public static void SetTitle(string title) => Raylib.SetWindowTitle(title);

    /// <summary>Called by the painter, because ending a frame polls, and the next poll discards the input of this one.</summary>
    public void MarkPolled()
    {
        _polledAt = Stopwatch.GetTimestamp();
        TakeIn();
    }

    public bool IsFullScreen { get; private set; }

    public void ToggleFullScreen()
    {
        Raylib.ToggleBorderlessWindowed();
        IsFullScreen = !IsFullScreen;
    }

    public void Poll(ICollection<InputEvent> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        Raylib.PollInputEvents();
        MarkPolled();
        foreach (var each in _gathered)
        {
            into.Add(each);
        }

        _gathered.Clear();
    }

    public void Gather()
    {
        if (Stopwatch.GetElapsedTime(_polledAt) > BetweenPolls)
        {
            Raylib.PollInputEvents();
            MarkPolled();
        }
    }

    public void Show(PointerShape shape) =>
        Raylib.SetMouseCursor(
            shape switch
            {
                PointerShape.Hand => MouseCursor.PointingHand,
                PointerShape.Text => MouseCursor.IBeam,
                PointerShape.Move => MouseCursor.ResizeAll,
                _ => MouseCursor.Default,
            }
        );

    public string Read()
    {
        if (_clipboard is null)
        {
            return Raylib.GetClipboardText_() ?? "";
        }

        // Asking oneself would wait for an answer that only the next poll gives.
        return _written is { } own && own.By == _clipboard.Owner ? own.Text : _clipboard.Read();
    }

    public void Write(string text)
    {
        Raylib.SetClipboardText(text);
        _written = _clipboard is null ? null : (text, _clipboard.Owner);
    }

    public void Dispose()
    {
        _clipboard?.Dispose();
        Raylib.CloseWindow();
    }

    private static Modifiers HeldModifiers()
    {
        var held = Modifiers.None;
        held |= Down(KeyboardKey.LeftShift, KeyboardKey.RightShift) ? Modifiers.Shift : 0;
        held |= Down(KeyboardKey.LeftAlt, KeyboardKey.RightAlt) ? Modifiers.Alt : 0;
        var control = OperatingSystem.IsMacOS()
            ? Down(KeyboardKey.LeftSuper, KeyboardKey.RightSuper)
            : Down(KeyboardKey.LeftControl, KeyboardKey.RightControl);
        return held | (control ? Modifiers.Control : 0);
    }

    private static bool Down(KeyboardKey left, KeyboardKey right) => Raylib.IsKeyDown(left) || Raylib.IsKeyDown(right);

    private void TakeIn()
    {
        if (IsFocused != _wasFocused)
        {
            _wasFocused = !_wasFocused;
            _gathered.Add(new InputEvent.FocusChanged(_wasFocused));
            _gathered.Add(new InputEvent.Exposed());
        }

        if (Raylib.IsWindowResized())
        {
            _gathered.Add(new InputEvent.Exposed());
        }

        if (!TakeTouch())
        {
            TakePointer();
        }

        TakeKeys();
    }

    private bool TakeTouch()
    {
        var count = Raylib.GetTouchPointCount();
        if (count == 0 && _fingers.Count == 0)
        {
            return false;
        }

        var seen = new Dictionary<int, Vector2>();
        for (var i = 0; i < count; i++)
        {
            seen[Raylib.GetTouchPointId(i)] = Raylib.GetTouchPosition(i);
        }

        foreach (var (finger, at) in _fingers.ToArray())
        {
            if (!seen.ContainsKey(finger))
            {
                _fingers.Remove(finger);
                _gathered.Add(new InputEvent.Touched(finger, TouchPhase.Ended, at));
            }
        }

        foreach (var (finger, at) in seen)
        {
            var known = _fingers.TryGetValue(finger, out var before);
            if (!known || before != at)
            {
                _gathered.Add(new InputEvent.Touched(finger, known ? TouchPhase.Moved : TouchPhase.Began, at));
                _fingers[finger] = at;
            }
        }

        return seen.Count > 0;
    }

    private void TakePointer()
    {
        var at = Raylib.GetMousePosition();
        var inside = Raylib.IsCursorOnScreen();
        if (inside && (at != _pointer || !_wasInside))
        {
            _gathered.Add(new InputEvent.PointerMoved(at));
        }
        else if (!inside && _wasInside)
        {
            _gathered.Add(new InputEvent.PointerLeft());
        }

        (_pointer, _wasInside) = (at, inside);
        for (var i = 0; i < Buttons.Length; i++)
        {
            if (Raylib.IsMouseButtonPressed(Buttons[i]))
            {
                _gathered.Add(new InputEvent.PointerPressed(at, (PointerButton)i, HeldModifiers()));
            }

            if (Raylib.IsMouseButtonReleased(Buttons[i]))
            {
                _gathered.Add(new InputEvent.PointerReleased(at, (PointerButton)i));
            }
        }

        var wheel = Raylib.GetMouseWheelMoveV();
        if (wheel != Vector2.Zero)
        {
            _gathered.Add(new InputEvent.WheelTurned(at, wheel, HeldModifiers()));
        }
    }

    private void TakeKeys()
    {
        _keys.Clear();
        for (var key = Raylib.GetKeyPressed(); key != 0; key = Raylib.GetKeyPressed())
        {
            _keys.Add(KeyNames.Stroke((KeyboardKey)key));
        }

        _letters.Clear();
        for (var letter = Raylib.GetCharPressed(); letter != 0; letter = Raylib.GetCharPressed())
        {
            if (Rune.IsValid(letter))
            {
                _letters.Add(new Rune(letter));
            }
        }

        if (_keys.Count > 0 || _letters.Count > 0)
        {
            foreach (var each in Keystrokes.InOrder(_keys, _letters, _held))
            {
                _gathered.Add(each);
            }
        }

        _held = HeldModifiers();
        foreach (var (key, name) in KeyNames.All)
        {
            // A character that repeats was written already.
            if (Raylib.IsKeyPressedRepeat(key))
            {
                _gathered.Add(new InputEvent.KeyPressed(name, _held, IsRepeat: true));
            }
        }
    }
}
