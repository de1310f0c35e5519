using System.Diagnostics;
using System.Text;

namespace ElephantBoard.Raylib.Windowing.X11;

/// <summary>
/// The clipboard of an X server, read over a connection of its own: window libraries wait for its owner without an end, and take
/// in whatever lies there. Used on one thread.
/// </summary>
internal sealed unsafe class XClipboard : IDisposable
{
    /// <summary>Text beyond this size is not fetched, because nothing here uses so much.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>Timeout for the owner of the clipboard. The window is blocked meanwhile.</summary>
    public static readonly TimeSpan OwnerTimeout = TimeSpan.FromMilliseconds(600);

    private readonly nint _display;
    private readonly nint _clipboard;
    private readonly nint _utf8;
    private readonly nint _inParts;
    private readonly nint _answer;

    private XClipboard(nint display)
    {
        _display = display;
        _clipboard = Xlib.XInternAtom(display, "CLIPBOARD", 0);
        _utf8 = Xlib.XInternAtom(display, "UTF8_STRING", 0);
        _inParts = Xlib.XInternAtom(display, "INCR", 0);
        _answer = Xlib.XInternAtom(display, "ELEPHANTBOARD_PASTED", 0);
    }

    /// <summary>Null: there is no X server here.</summary>
    public static XClipboard? Open()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsFreeBSD())
        {
            return null;
        }

        try
        {
            return Xlib.XOpenDisplay(0) is not 0 and var display ? new(display) : null;
        }
        catch (DllNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A window of the program that has something in the clipboard; 0: nobody has.</summary>
    public nint Owner => Xlib.XGetSelectionOwner(_display, _clipboard);

    /// <summary>Returns the text, or its first half megabyte; empty if the clipboard has no text or its owner does not answer in
    /// time.</summary>
    public string Read()
    {
        var end = Stopwatch.GetTimestamp() + (long)(OwnerTimeout.TotalSeconds * Stopwatch.Frequency);
        return Owner == 0 ? "" : Ask(_utf8, end) ?? Ask(Xlib.String, end) ?? "";
    }

    public void Dispose() => _ = Xlib.XCloseDisplay(_display);

    /// <summary>Null: it is not to be had as that.</summary>
    private string? Ask(nint form, long end)
    {
        // A window of its own for every question: an answer that comes too late is not taken for the next one's.
        var window = Xlib.XCreateSimpleWindow(_display, Xlib.XDefaultRootWindow(_display), 0, 0, 1, 1, 0, 0, 0);
        try
        {
            _ = Xlib.XSelectInput(_display, window, Xlib.PropertyChangeMask);
            _ = Xlib.XConvertSelection(_display, _clipboard, form, _answer, window, 0);
            var happened = stackalloc nint[24];
            if (!Await(Xlib.SelectionNotify, window, happened, end) || happened[7] == 0)
            {
                return null;
            }

            var bytes = new List<byte>();
            var type = Take(window, bytes);
            if (type == _inParts)
            {
                bytes.Clear();
                type = TakeParts(window, bytes, happened, end);
            }

            // Some owners answer with what they have, whatever was asked for.
            return type == _utf8 ? Encoding.UTF8.GetString([.. bytes])
                : type == Xlib.String ? Encoding.Latin1.GetString([.. bytes])
                : null;
        }
        finally
        {
            _ = Xlib.XDestroyWindow(_display, window);
            _ = Xlib.XFlush(_display);
        }
    }

    /// <summary>Each part is asked for by deleting the one before it; an empty one is the end.</summary>
    private nint TakeParts(nint window, List<byte> bytes, nint* happened, long end)
    {
        nint type = 0;
        while (bytes.Count < MaxBytes)
        {
            _ = Xlib.XDeleteProperty(_display, window, _answer);
            do
            {
                if (!Await(Xlib.PropertyNotify, window, happened, end))
                {
                    return 0;
                }
            } while (happened[5] != _answer || (int)happened[7] != 0);

            var before = bytes.Count;
            var part = Take(window, bytes);
            if (bytes.Count == before)
            {
                break;
            }

            type = part;
        }

        return type;
    }

    /// <returns>What it is.</returns>
    private nint Take(nint window, List<byte> into)
    {
        _ = Xlib.XGetWindowProperty(
            _display,
            window,
            _answer,
            0,
            MaxBytes / 4,
            0,
            0,
            out var type,
            out var format,
            out var count,
            out _,
            out var data
        );
        if (data is not null)
        {
            into.AddRange(format == 8 ? new ReadOnlySpan<byte>(data, (int)count) : []);
            _ = Xlib.XFree(data);
        }

        return type;
    }

    private bool Await(int kind, nint window, nint* happened, long end)
    {
        while (true)
        {
            while (Xlib.XPending(_display) > 0)
            {
                _ = Xlib.XNextEvent(_display, happened);
                if ((int)happened[0] == kind && happened[4] == window)
                {
                    return true;
                }
            }

            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), end);
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            Xlib.Wait(_display, (int)Math.Ceiling(left.TotalMilliseconds));
        }
    }
}
