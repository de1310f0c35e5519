namespace ElephantBoard.Engine.Loop;

/// <summary>How the loop waits between two turns.</summary>
public interface IPause
{
    /// <summary>Ends the wait that is going on, or the next one. From any thread; many calls count as one.</summary>
    void Wake();

    /// <summary>Waits until it is woken, at most for <paramref name="atMost"/>.</summary>
    void Wait(TimeSpan atMost);
}
