using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

/// <summary>Waits by advancing a manual clock: not at all if it was woken, otherwise by the whole wait; at least a millisecond per tick.</summary>
public sealed class ManualFrameThrottle(ManualTime time) : IFrameThrottle
{
    private int _woken;

    public void Wake() => Interlocked.Exchange(ref _woken, 1);

    public void Wait(TimeSpan atMost)
    {
        var woken = Interlocked.Exchange(ref _woken, 0) == 1;
        var min = TimeSpan.FromMilliseconds(1);
        time.Advance(woken || atMost < min ? min : atMost);
    }
}
