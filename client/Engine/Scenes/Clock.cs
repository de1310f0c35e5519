namespace ElephantBoard.Engine.Scenes;

/// <summary>The scene's time, which is constant within a tick.</summary>
public sealed class Clock(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();
    private bool _ticked;

    /// <summary>Time since the scene was created, at the start of this tick.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Time since the previous tick, at most <see cref="LongestDelta"/>, so that nothing jumps after a pause.</summary>
    public TimeSpan Delta { get; private set; }

    public static TimeSpan LongestDelta { get; } = TimeSpan.FromMilliseconds(100);

    public long TickCount { get; private set; }

    /// <summary>Time since this tick began; it advances within the tick.</summary>
    public TimeSpan SinceTick => time.GetElapsedTime(_origin) - Now;

    internal void Tick()
    {
        var now = time.GetElapsedTime(_origin);
        var delta = _ticked ? now - Now : TimeSpan.Zero;
        Delta = delta > LongestDelta ? LongestDelta : delta;
        Now = now;
        _ticked = true;
        TickCount++;
    }
}
