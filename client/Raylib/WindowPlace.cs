namespace ElephantBoard.Desktop;

/// <summary>Where a window or a monitor is, in the system's units.</summary>
public sealed record WindowPlace(int X, int Y, int Width, int Height)
{
    // So much of the title bar must be on a monitor, or nobody can get hold of the window.
    private const int Grip = 80;

    /// <summary>This place; or, when no monitor has its grip any more, the middle of the first.</summary>
    public WindowPlace On(IReadOnlyList<WindowPlace> monitors)
    {
        var grip = (X: X + (Width / 2), Y);
        if (
            monitors.Any(monitor =>
                grip.X >= monitor.X + Grip
                && grip.X <= monitor.X + monitor.Width - Grip
                && grip.Y >= monitor.Y
                && grip.Y <= monitor.Y + monitor.Height - Grip
            )
        )
        {
            return this;
        }

        var first = monitors[0];
        return this with
        {
            X = first.X + Math.Max(0, (first.Width - Width) / 2),
            Y = first.Y + Math.Max(0, (first.Height - Height) / 2),
        };
    }
}
