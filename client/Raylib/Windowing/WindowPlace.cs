namespace ElephantBoard.Raylib.Windowing;

/// <summary>The rectangle of a window or monitor, in the system's units.</summary>
public sealed record WindowPlace(int X, int Y, int Width, int Height)
{
    // Part of the title bar that must be on a monitor, so that the window can be moved.
    private const int Grip = 80;

    /// <summary>Size of the whole room, in units.</summary>
    public const int Wide = 1280;
    public const int High = 720;

    /// <summary>Returns the position of a first window: centered on a monitor, and large enough for the whole room.</summary>
    /// <param name="scale">Pixels per unit.</param>
    public static WindowPlace First(WindowPlace monitor, float scale) =>
        new WindowPlace(0, 0, (int)(Wide * scale), (int)(High * scale)).InMiddleOf(monitor);

    /// <summary>Returns this rectangle, or the middle of the first monitor if its title bar is on none. Never larger than its monitor.</summary>
    public WindowPlace On(IReadOnlyList<WindowPlace> monitors)
    {
        var grip = (X: X + (Width / 2), Y);
        var its = monitors.FirstOrDefault(monitor =>
            grip.X >= monitor.X + Grip
            && grip.X <= monitor.X + monitor.Width - Grip
            && grip.Y >= monitor.Y
            && grip.Y <= monitor.Y + monitor.Height - Grip
        );
        return its is null ? InMiddleOf(monitors[0]) : Within(its);
    }

    private WindowPlace Within(WindowPlace monitor) =>
        this with
        {
            Width = Math.Min(Width, monitor.Width),
            Height = Math.Min(Height, monitor.Height),
        };

    private WindowPlace InMiddleOf(WindowPlace monitor)
    {
        var (_, _, width, height) = Within(monitor);
        return new(
            monitor.X + ((monitor.Width - width) / 2),
            monitor.Y + ((monitor.Height - height) / 2),
            width,
            height
        );
    }
}
