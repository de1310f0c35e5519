using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

/// <summary>Runs the real loop without a window and with a manual clock, for tests and for pictures without a screen.</summary>
public sealed class HeadlessHost : IDisposable
{
    public HeadlessHost(
        ITypesetter? typesetter = null,
        IPainter? painter = null,
        IRaster? raster = null,
        FrameBudget? budget = null
    )
    {
        var pause = new ManualFrameThrottle(Time);
        FrameThrottle = pause;
        Scene = new Scene(Time, typesetter ?? new GridTypesetter(), pause.Wake);
        Loop = new GameLoop(
            Scene,
            Window,
            painter ?? new BlankPainter(),
            raster ?? new BlankRaster(),
            pause,
            Time,
            budget ?? new FrameBudget()
        );
    }

    public ManualTime Time { get; } = new();

    public HeadlessWindow Window { get; } = new();

    public Scene Scene { get; }

    public GameLoop Loop { get; }

    public IFrameThrottle FrameThrottle { get; }

    /// <summary>Runs one tick with this input.</summary>
    public void Tick(params ReadOnlySpan<InputEvent> events)
    {
        Window.Give(events);
        FrameThrottle.Wait(Loop.Tick());
    }

    /// <summary>Runs ticks until an amount of time has passed.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Scene.Clock.Now + time;
        while (Scene.Clock.Now < end)
        {
            Tick();
        }
    }

    /// <summary>Runs ticks until nothing is left to draw.</summary>
    public void Settle()
    {
        long frames;
        do
        {
            frames = Loop.Painter.Frames;
            Pass(TimeSpan.FromMilliseconds(150));
        } while (Loop.Painter.Frames != frames);
    }

    public void Click(Vector2 at) => Tick(new InputEvent.PointerPressed(at), new InputEvent.PointerReleased(at));

    public void Press(Key key, Modifiers modifiers = Modifiers.None) => Tick(new InputEvent.KeyPressed(key, modifiers));

    public void Type(string text) => Tick(new InputEvent.TextTyped(text));

    public void Dispose() => Loop.Dispose();
}
