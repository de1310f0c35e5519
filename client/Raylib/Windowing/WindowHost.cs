using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Raylib.App;
using ElephantBoard.Skia.Drawing;
using ElephantBoard.Skia.Text;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>A window, its scene, and the loop between them. Created, used, and disposed on one thread.</summary>
internal sealed class WindowHost : IDisposable
{
    private readonly FontSet _fonts = new();
    private readonly Typesetter _typesetter;

    private WindowHost(RaylibWindow window)
    {
        Window = window;
        _typesetter = new Typesetter(_fonts);
        Scene = new Scene(TimeProvider.System, _typesetter, FrameThrottle.Wake);
        // Objects built before the first tick already use this window's size.
        Scene.Screen.Resize(window.Width, window.Height, window.Scale);
        Loop = new GameLoop(
            Scene,
            window,
            new RaylibPainter(window),
            new SkiaRaster(),
            ScreenReport.IfAsked(FrameThrottle, Scene),
            TimeProvider.System
        );
    }

    public RaylibWindow Window { get; }

    public Scene Scene { get; }

    public GameLoop Loop { get; }

    public FrameThrottle FrameThrottle { get; } = new();

    /// <param name="scale">Pixels per unit; null for the system's setting.</param>
    /// <exception cref="StopException">No window can be opened; the message says why.</exception>
    public static WindowHost Open(string title, int width, int height, float? scale)
    {
        try
        {
            return new WindowHost(new RaylibWindow(title, width, height, scale));
        }
        catch (Exception fault) when (fault is DllNotFoundException or InvalidOperationException)
        {
            throw new StopException(fault.Message, fault);
        }
    }

    public void Dispose()
    {
        Loop.Dispose();
        FrameThrottle.Dispose();
        _typesetter.Dispose();
        _fonts.Dispose();
        Window.Dispose();
    }
}
