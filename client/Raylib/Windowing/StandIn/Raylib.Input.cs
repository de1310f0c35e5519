using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Raylib_cs;

public static unsafe partial class Raylib
{
    private static readonly Queue<int> Pressed = new();
    private static readonly Queue<int> Typed = new();
    private static readonly HashSet<int> Repeated = [];
    private static readonly bool[] Buttons = new bool[3];
    private static readonly bool[] ButtonsBefore = new bool[3];
    private static readonly Queue<(Vector2 At, int Button, bool IsDown)> Moves = new();
    private static readonly Dictionary<MouseCursor, nint> Cursors = [];
    private static KeyboardKey _exitKey = KeyboardKey.Escape;
    private static Vector2 _wheel;
    private static Vector2 _pointer;
    private static Vector2 _moved;
    private static bool _isInside;

    public static void SetExitKey(KeyboardKey key) => _exitKey = key;

    /// <summary>Input that was not fetched since the previous poll is dropped, as in Raylib.</summary>
    public static void PollInputEvents()
    {
        Pressed.Clear();
        Typed.Clear();
        Repeated.Clear();
        _wheel = Vector2.Zero;
        _isResized = false;
        Glfw.glfwPollEvents();
        for (var i = 0; i < Buttons.Length; i++)
        {
            ButtonsBefore[i] = Buttons[i];
        }

        // Only up to the first button event, because a fast user presses, drags, and releases between two polls.
        while (Moves.TryDequeue(out var move))
        {
            _pointer = move.At;
            if (move.Button >= 0)
            {
                Buttons[move.Button] = move.IsDown;
                break;
            }
        }
    }

    public static CBool IsKeyDown(KeyboardKey key) =>
        key != KeyboardKey.Null && Glfw.glfwGetKey(_window, (int)key) != 0;

    public static CBool IsKeyPressedRepeat(KeyboardKey key) => Repeated.Contains((int)key);

    public static int GetKeyPressed() => Pressed.TryDequeue(out var key) ? key : 0;

    public static int GetCharPressed() => Typed.TryDequeue(out var letter) ? letter : 0;

    public static CBool IsMouseButtonPressed(MouseButton button) => Buttons[(int)button] && !ButtonsBefore[(int)button];

    public static CBool IsMouseButtonReleased(MouseButton button) =>
        !Buttons[(int)button] && ButtonsBefore[(int)button];

    public static Vector2 GetMousePosition() => _pointer * _pixels;

    public static Vector2 GetMouseWheelMoveV() => _wheel;

    public static CBool IsCursorOnScreen() => _isInside;

    public static void SetMouseCursor(MouseCursor cursor)
    {
        if (!Cursors.TryGetValue(cursor, out var made))
        {
            var shape = cursor switch
            {
                MouseCursor.IBeam => 0x00036002,
                MouseCursor.PointingHand => 0x00036004,
                MouseCursor.ResizeAll => 0x00036003,
                _ => 0x00036001,
            };
            Cursors[cursor] = made = Glfw.glfwCreateStandardCursor(shape);
        }

        Glfw.glfwSetCursor(_window, made);
    }

    /// <summary>GLFW 3 does not report touch.</summary>
    public static int GetTouchPointCount() => 0;

    public static int GetTouchPointId(int index) => -1;

    public static Vector2 GetTouchPosition(int index) => Vector2.Zero;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnKey(nint window, int key, int scanCode, int action, int modifiers)
    {
        switch (action)
        {
            case 1 when key > 0:
                Pressed.Enqueue(key);
                break;
            case 2:
                Repeated.Add(key);
                break;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnChar(nint window, uint letter) => Typed.Enqueue((int)letter);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnScroll(nint window, double x, double y) => _wheel += new Vector2((float)x, (float)y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPointer(nint window, double x, double y)
    {
        _moved = new Vector2((float)x, (float)y);
        Moves.Enqueue((_moved, -1, false));
        _isInside = true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnButton(nint window, int button, int action, int modifiers)
    {
        if (button < Buttons.Length)
        {
            Moves.Enqueue((_moved, button, action != 0));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEnter(nint window, int entered) => _isInside = entered != 0;
}
