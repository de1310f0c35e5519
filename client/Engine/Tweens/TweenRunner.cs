using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Tweens;

/// <summary>Advances all motions, once per tick, between Update and LateUpdate.</summary>
public sealed class TweenRunner(Scene scene)
{
    private readonly List<Running> _running = [];

    /// <summary>Whether motion is reduced: movements end at once, fades stay.</summary>
    public bool ReducedMotion { get; set; }

    public bool IsIdle => _running.Count == 0;

    /// <summary>Starts a motion. It stops, unfinished, if <paramref name="owner"/> is destroyed.</summary>
    public void Start(Motion motion, GameObject owner)
    {
        ObjectDisposedException.ThrowIf(owner.Scene != scene || owner.IsDestroyed, owner);
        _running.Add(new Running(motion, owner));
    }

    /// <summary>Stops a motion where it is; its <see cref="Motion.Then"/> is not called.</summary>
    public void Stop(Motion motion) => Stop(running => running.Motion == motion);

    /// <summary>Stops all motions of an object where they are.</summary>
    public void StopAll(GameObject owner) => Stop(running => running.Owner == owner);

    internal void Advance(TimeSpan delta)
    {
        // A motion that the end of another motion starts begins in the next tick.
        var count = _running.Count;
        for (var i = 0; i < count; i++)
        {
            var running = _running[i];
            if (running.Stopped || running.Owner.IsDestroyed)
            {
                running.Stopped = true;
                continue;
            }

            running.Time += delta;
            running.Motion.Seek(running.Time, ReducedMotion);
            if (running.Time >= running.Motion.Duration)
            {
                running.Stopped = true;
                running.Motion.Finish();
            }
        }

        _running.RemoveAll(static running => running.Stopped);
    }

    private void Stop(Predicate<Running> which)
    {
        foreach (var running in _running)
        {
            running.Stopped |= which(running);
        }
    }

    private sealed class Running(Motion motion, GameObject owner)
    {
        public Motion Motion => motion;

        public GameObject Owner => owner;

        public TimeSpan Time { get; set; }

        public bool Stopped { get; set; }
    }
}
