namespace ElephantBoard.Engine.Loop;

/// <summary>Waits between two ticks of the loop.</summary>
public interface IFrameThrottle
{
    /// <summary>Ends the current wait, or the next one. Thread-safe; several calls count as one.</summary>
    void Wake();

    /// <summary>Waits until it is woken, at most <paramref name="atMost"/>.</summary>
    void Wait(TimeSpan atMost);
}
