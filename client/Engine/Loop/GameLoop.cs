using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Loop;

/// <summary>
/// Polls, updates, and draws only changes. Each tick is one poll, one update, and at most one frame; then it waits for a
/// signal until the next poll is due.
/// </summary>
public sealed class GameLoop : IDisposable
{
    /// <summary>Time between two polls while the window has the focus.</summary>
    public static readonly TimeSpan PollFocused = TimeSpan.FromMilliseconds(8);

    public static readonly TimeSpan PollUnfocused = TimeSpan.FromMilliseconds(16);

    private readonly Scene _scene;
    private readonly IWindow _window;
    private readonly IFrameThrottle _frameThrottle;
    private readonly TimeProvider _time;
    private readonly Compositor _compositor;
    private readonly List<InputEvent> _input = [];
    private PointerShape _shape;

    public GameLoop(
        Scene scene,
        IWindow window,
        IPainter painter,
        IRaster raster,
        IFrameThrottle frameThrottle,
        TimeProvider time
    )
        : this(scene, window, painter, raster, frameThrottle, time, new FrameBudget()) { }

    public GameLoop(
        Scene scene,
        IWindow window,
        IPainter painter,
        IRaster raster,
        IFrameThrottle frameThrottle,
        TimeProvider time,
        FrameBudget budget
    )
    {
        (_scene, _window, _frameThrottle, _time) = (scene, window, frameThrottle, time);
        Painter = new CountingPainter(painter);
        _compositor = new Compositor(scene, raster, Painter, budget, window.Gather);
        scene.Events.Clipboard = window;
    }

    /// <summary>The cost of each frame.</summary>
    public CountingPainter Painter { get; }

    public Color Background
    {
        get => _compositor.Background;
        set => _compositor.Background = value;
    }

    /// <summary>The longest tick so far, without waiting.</summary>
    public TimeSpan LongestTick { get; private set; }

    public void Run(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(_frameThrottle.Wake);
        while (!cancellationToken.IsCancellationRequested && !_window.ShouldClose)
        {
            _frameThrottle.Wait(Tick());
        }
    }

    /// <summary>Runs one tick.</summary>
    /// <returns>The time until the next one.</returns>
    public TimeSpan Tick()
    {
        var began = _time.GetTimestamp();
        _input.Clear();
        _window.Poll(_input);
        _scene.Screen.Resize(_window.Width, _window.Height, _window.Scale);
        _scene.Events.Feed(_input);
        _scene.Tick();
        if (_scene.Events.Shape is var shape && shape != _shape)
        {
            _window.Show(_shape = shape);
        }

        _window.Gather();
        _compositor.Prepare();
        if (_scene.IsDirty && !_compositor.IsHolding)
        {
            _compositor.Paint();
        }

        Painter.EndTick();
        var took = _time.GetElapsedTime(began);
        LongestTick = took > LongestTick ? took : LongestTick;
        var pause = _window.IsFocused ? PollFocused : PollUnfocused;
        return _compositor.HasWork || took >= pause ? TimeSpan.Zero : pause - took;
    }

    public void Dispose() => _compositor.Dispose();
}
