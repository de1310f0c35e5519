namespace ElephantBoard.Engine.Tweens;

/// <summary>Something that takes time: a tween, a pause, a callback, or several of them. Runs once.</summary>
public abstract class Motion
{
    private Action? _done;

    public abstract TimeSpan Duration { get; }

    /// <summary>Called once at its end, but not if it was stopped.</summary>
    public Motion Then(Action done)
    {
        _done += done;
        return this;
    }

    /// <summary>Applies the state at a time since its start; times only increase.</summary>
    protected internal abstract void Seek(TimeSpan time, bool reduced);

    internal void Finish() => _done?.Invoke();
}
