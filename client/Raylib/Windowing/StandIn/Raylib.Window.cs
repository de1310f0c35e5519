using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Raylib_cs;

/// <summary>
/// The slice of Raylib-cs 8.0.0 that the desktop client uses, with the same signatures, over GLFW and OpenGL: compiled in
/// if the feed has no Raylib-cs.
/// </summary>
public static unsafe partial class Raylib
{
    private static nint _window;
    private static ConfigFlags _flags;
    private static (int X, int Y, int Width, int Height)? _windowed;
    private static (int Width, int Height) _size;
    private static Vector2 _pixels = Vector2.One;
    private static bool _isResized;
    private static bool _isFocused;

    public static void SetTraceLogLevel(TraceLogLevel logLevel) { }

    public static void SetConfigFlags(ConfigFlags flags) => _flags |= flags;

    /// <exception cref="InvalidOperationException">There is no screen, or no OpenGL.</exception>
    public static void InitWindow(int width, int height, string title)
    {
        if (Glfw.glfwInit() == 0)
        {
            throw new InvalidOperationException("Can't open a window: there is no screen (is DISPLAY set?).");
        }

        Glfw.glfwWindowHint(0x00020003, _flags.HasFlag(ConfigFlags.ResizableWindow) ? 1 : 0);
        _window = Glfw.glfwCreateWindow(width, height, title, 0, 0);
        if (_window == 0)
        {
            Glfw.glfwTerminate();
            throw new InvalidOperationException("Can't open a window: OpenGL is missing.");
        }

        Glfw.glfwMakeContextCurrent(_window);
        Glfw.glfwSwapInterval(0);
        Gl.Load();
        Gl.BlendBy(Gl.SourceAlpha, Gl.OneMinusSourceAlpha);
        Glfw.glfwSetKeyCallback(_window, &OnKey);
        Glfw.glfwSetCharCallback(_window, &OnChar);
        Glfw.glfwSetScrollCallback(_window, &OnScroll);
        // Set by callbacks, because queries would be several round trips to the display server per poll.
        Glfw.glfwSetCursorPosCallback(_window, &OnPointer);
        Glfw.glfwSetCursorEnterCallback(_window, &OnEnter);
        Glfw.glfwSetMouseButtonCallback(_window, &OnButton);
        Glfw.glfwSetWindowFocusCallback(_window, &OnFocus);
        Glfw.glfwSetFramebufferSizeCallback(_window, &OnSize);
        Glfw.glfwGetFramebufferSize(_window, out _size.Width, out _size.Height);
        _isFocused = Glfw.glfwGetWindowAttrib(_window, 0x00020001) != 0;
        FollowUnits();
    }

    public static void CloseWindow()
    {
        if (_window != 0)
        {
            Glfw.glfwDestroyWindow(_window);
            Glfw.glfwTerminate();
            _window = 0;
        }
    }

    public static CBool WindowShouldClose() =>
        Glfw.glfwWindowShouldClose(_window) != 0 || (_exitKey != KeyboardKey.Null && IsKeyDown(_exitKey));

    public static CBool IsWindowReady() => _window != 0;

    public static CBool IsWindowFocused() => _isFocused;

    public static CBool IsWindowMinimized() => Glfw.glfwGetWindowAttrib(_window, 0x00020002) != 0;

    public static CBool IsWindowResized() => _isResized;

    public static void SetWindowMinSize(int width, int height) =>
        Glfw.glfwSetWindowSizeLimits(_window, width, height, -1, -1);

    /// <summary>Toggles full screen on the first monitor.</summary>
    public static void ToggleBorderlessWindowed()
    {
        if (_windowed is { } before)
        {
            Glfw.glfwSetWindowMonitor(_window, 0, before.X, before.Y, before.Width, before.Height, 0);
            _windowed = null;
            return;
        }

        Glfw.glfwGetWindowPos(_window, out var x, out var y);
        Glfw.glfwGetWindowSize(_window, out var width, out var height);
        _windowed = (x, y, width, height);
        var monitor = Glfw.glfwGetPrimaryMonitor();
        var mode = Glfw.glfwGetVideoMode(monitor);
        Glfw.glfwSetWindowMonitor(_window, monitor, 0, 0, mode[0], mode[1], mode[5]);
    }

    public static void SetWindowTitle(string title) => Glfw.glfwSetWindowTitle(_window, title);

    public static void SetWindowSize(int width, int height) => Glfw.glfwSetWindowSize(_window, width, height);

    public static void SetWindowPosition(int x, int y) => Glfw.glfwSetWindowPos(_window, x, y);

    public static Vector2 GetWindowPosition()
    {
        Glfw.glfwGetWindowPos(_window, out var x, out var y);
        return new Vector2(x, y);
    }

    public static int GetScreenWidth()
    {
        Glfw.glfwGetWindowSize(_window, out var width, out _);
        return width;
    }

    public static int GetScreenHeight()
    {
        Glfw.glfwGetWindowSize(_window, out _, out var height);
        return height;
    }

    public static int GetMonitorCount()
    {
        Glfw.glfwGetMonitors(out var count);
        return count;
    }

    public static Vector2 GetMonitorPosition(int monitor)
    {
        Glfw.glfwGetMonitorPos(Monitor(monitor), out var x, out var y);
        return new Vector2(x, y);
    }

    public static int GetMonitorWidth(int monitor) => Glfw.glfwGetVideoMode(Monitor(monitor))[0];

    public static int GetMonitorHeight(int monitor) => Glfw.glfwGetVideoMode(Monitor(monitor))[1];

    public static int GetRenderWidth() => _size.Width;

    public static int GetRenderHeight() => _size.Height;

    public static Vector2 GetWindowScaleDPI()
    {
        Glfw.glfwGetWindowContentScale(_window, out var x, out var y);
        return new Vector2(x, y);
    }

    public static string GetClipboardText_() => Marshal.PtrToStringUTF8(Glfw.glfwGetClipboardString(_window)) ?? "";

    public static void SetClipboardText(string text) => Glfw.glfwSetClipboardString(_window, text);

    private static nint Monitor(int monitor) => Glfw.glfwGetMonitors(out _)[monitor];

    /// <summary>Framebuffer pixels per window unit.</summary>
    private static void FollowUnits()
    {
        Glfw.glfwGetWindowSize(_window, out var width, out var height);
        _pixels = new Vector2(_size.Width, _size.Height) / Vector2.Max(Vector2.One, new Vector2(width, height));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFocus(nint window, int focused) => _isFocused = focused != 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSize(nint window, int width, int height)
    {
        _size = (width, height);
        _isResized = true;
        FollowUnits();
    }
}
