using System.Reflection;
using System.Runtime.InteropServices;

namespace Raylib_cs;

/// <summary>The part of GLFW 3.3 that is used.</summary>
internal static unsafe partial class Glfw
{
    private const string Library = "glfw";

    static Glfw() => NativeLibrary.SetDllImportResolver(typeof(Glfw).Assembly, Find);

    [LibraryImport(Library)]
    internal static partial int glfwInit();

    [LibraryImport(Library)]
    internal static partial void glfwTerminate();

    [LibraryImport(Library)]
    internal static partial void glfwWindowHint(int hint, int value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint glfwCreateWindow(int width, int height, string title, nint monitor, nint share);

    [LibraryImport(Library)]
    internal static partial void glfwDestroyWindow(nint window);

    [LibraryImport(Library)]
    internal static partial void glfwMakeContextCurrent(nint window);

    [LibraryImport(Library)]
    internal static partial void glfwSwapInterval(int interval);

    [LibraryImport(Library)]
    internal static partial void glfwSwapBuffers(nint window);

    [LibraryImport(Library)]
    internal static partial void glfwPollEvents();

    [LibraryImport(Library)]
    internal static partial int glfwWindowShouldClose(nint window);

    [LibraryImport(Library)]
    internal static partial void glfwGetFramebufferSize(nint window, out int width, out int height);

    [LibraryImport(Library)]
    internal static partial void glfwGetWindowSize(nint window, out int width, out int height);

    [LibraryImport(Library)]
    internal static partial void glfwGetWindowPos(nint window, out int x, out int y);

    [LibraryImport(Library)]
    internal static partial void glfwSetWindowSizeLimits(nint window, int w, int h, int maxW, int maxH);

    [LibraryImport(Library)]
    internal static partial void glfwGetWindowContentScale(nint window, out float x, out float y);

    [LibraryImport(Library)]
    internal static partial int glfwGetWindowAttrib(nint window, int attribute);

    [LibraryImport(Library)]
    internal static partial void glfwSetWindowMonitor(nint window, nint monitor, int x, int y, int w, int h, int rate);

    [LibraryImport(Library)]
    internal static partial nint glfwGetPrimaryMonitor();

    [LibraryImport(Library)]
    internal static partial nint* glfwGetMonitors(out int count);

    [LibraryImport(Library)]
    internal static partial void glfwGetMonitorPos(nint monitor, out int x, out int y);

    [LibraryImport(Library)]
    internal static partial void glfwSetWindowPos(nint window, int x, int y);

    [LibraryImport(Library)]
    internal static partial void glfwSetWindowSize(nint window, int width, int height);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void glfwSetWindowTitle(nint window, string title);

    [LibraryImport(Library)]
    internal static partial int* glfwGetVideoMode(nint monitor);

    [LibraryImport(Library)]
    internal static partial int glfwGetKey(nint window, int key);

    [LibraryImport(Library)]
    internal static partial nint glfwSetKeyCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, int, int, int, int, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetCharCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, uint, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetScrollCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, double, double, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetCursorPosCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, double, double, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetMouseButtonCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, int, int, int, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetCursorEnterCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, int, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetWindowFocusCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, int, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwSetFramebufferSizeCallback(
        nint window,
        delegate* unmanaged[Cdecl]<nint, int, int, void> callback
    );

    [LibraryImport(Library)]
    internal static partial nint glfwCreateStandardCursor(int shape);

    [LibraryImport(Library)]
    internal static partial void glfwSetCursor(nint window, nint cursor);

    [LibraryImport(Library)]
    internal static partial nint glfwGetClipboardString(nint window);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void glfwSetClipboardString(nint window, string text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint glfwGetProcAddress(string name);

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (var file in (string[])["libglfw.so.3", "libglfw.3.dylib", "glfw3.dll", "libglfw.so"])
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out var found))
            {
                return found;
            }
        }

        throw new DllNotFoundException(
            "The library GLFW, which opens windows, is missing. Install it: apt install libglfw3 (Debian, Ubuntu), "
                + "dnf install glfw (Fedora), brew install glfw (macOS)."
        );
    }
}
