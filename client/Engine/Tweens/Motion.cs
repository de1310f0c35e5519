namespace ElephantBoard.Engine.Tweens;

/// <summary>Something that takes time: a tween, a pause, an act, or several of them. Runs once.</summary>
public abstract class Motion
{
    private Action? _done;

    public abstract TimeSpan Duration { get; }

    /// <summary>Called once, when it came to its end. Not when it was stopped.</summary>
    public Motion Then(Action done)
    {
        _done += done;
        return this;
    }

    /// <summary>Shows the state at a time from its start; times only grow.</summary>
    protected internal abstract void Seek(TimeSpan time, bool reduced);

    internal void Finish() => _done?.Invoke();
}
