using System.Runtime.InteropServices;

namespace ElephantBoard.Raylib.Windowing.X11;

/// <summary>The part of Xlib for reading text from the clipboard's owner.</summary>
internal static unsafe partial class Xlib
{
    public const int PropertyNotify = 28;
    public const int SelectionNotify = 31;
    public const nint PropertyChangeMask = 1 << 22;

    /// <summary>The atom of Latin-1 text, which every X server has.</summary>
    public const nint String = 31;

    private const string Library = "libX11.so.6";

    [LibraryImport(Library)]
    internal static partial nint XOpenDisplay(nint name);

    [LibraryImport(Library)]
    internal static partial int XCloseDisplay(nint display);

    [LibraryImport(Library)]
    internal static partial nint XDefaultRootWindow(nint display);

    [LibraryImport(Library)]
    internal static partial int XConnectionNumber(nint display);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint XInternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport(Library)]
    internal static partial nint XGetSelectionOwner(nint display, nint selection);

    [LibraryImport(Library)]
    internal static partial nint XCreateSimpleWindow(
        nint display,
        nint parent,
        int x,
        int y,
        uint width,
        uint height,
        uint border,
        nint borderPixel,
        nint background
    );

    [LibraryImport(Library)]
    internal static partial int XDestroyWindow(nint display, nint window);

    [LibraryImport(Library)]
    internal static partial int XSelectInput(nint display, nint window, nint mask);

    [LibraryImport(Library)]
    internal static partial int XConvertSelection(
        nint display,
        nint selection,
        nint target,
        nint property,
        nint requestor,
        nint time
    );

    [LibraryImport(Library)]
    internal static partial int XPending(nint display);

    [LibraryImport(Library)]
    internal static partial int XNextEvent(nint display, nint* happened);

    [LibraryImport(Library)]
    internal static partial int XFlush(nint display);

    [LibraryImport(Library)]
    internal static partial int XGetWindowProperty(
        nint display,
        nint window,
        nint property,
        nint offset,
        nint length,
        int delete,
        nint requested,
        out nint type,
        out int format,
        out nint count,
        out nint left,
        out byte* data
    );

    [LibraryImport(Library)]
    internal static partial int XDeleteProperty(nint display, nint window, nint property);

    [LibraryImport(Library)]
    internal static partial int XFree(void* data);

    /// <summary>Waits until there is something to read, with a timeout in milliseconds.</summary>
    internal static void Wait(nint display, int milliseconds)
    {
        var from = new Waited { File = XConnectionNumber(display), Events = 1 };
        _ = poll(&from, 1, milliseconds);
    }

    [LibraryImport("libc")]
    private static partial int poll(Waited* files, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Waited
    {
        public int File;
        public short Events;
        public short Happened;
    }
}
