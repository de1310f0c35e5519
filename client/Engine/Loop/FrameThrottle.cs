namespace ElephantBoard.Engine.Loop;

/// <summary>Waits for a signal, in real time.</summary>
public sealed class FrameThrottle : IFrameThrottle, IDisposable
{
    private readonly AutoResetEvent _signal = new(false);

    public void Wake() => _signal.Set();

    public void Wait(TimeSpan atMost) => _signal.WaitOne(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero);

    public void Dispose() => _signal.Dispose();
}
