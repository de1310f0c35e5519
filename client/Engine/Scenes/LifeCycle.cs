using System.Collections.Concurrent;
using System.Reflection;

namespace ElephantBoard.Engine.Scenes;

/// <summary>The state of a behavior's life cycle and its next callback.</summary>
internal sealed class LifeCycle(Behaviour behaviour)
{
    private static readonly ConcurrentDictionary<Type, (bool Updates, bool LateUpdates)> Wants = new();

    private bool _awake;
    private bool _on;
    private bool _started;
    private bool _destroyed;

    /// <summary>Whether Update and LateUpdate are overridden; a behavior without them costs nothing per tick.</summary>
    public (bool Updates, bool LateUpdates) Calls { get; } =
        Wants.GetOrAdd(
            behaviour.GetType(),
            type => (Overrides(type, nameof(Behaviour.Update)), Overrides(type, nameof(Behaviour.LateUpdate)))
        );

    public bool IsOn => _on;

    public void Wake()
    {
        if (!_awake && !_destroyed)
        {
            _awake = true;
            behaviour.Scene.Call(behaviour, static b => b.Awake());
        }
    }

    /// <summary>Calls OnEnable or OnDisable if the state of the object or the behavior changed.</summary>
    public void Follow()
    {
        if (!behaviour.IsAlive && !_on)
        {
            return;
        }

        var wanted = behaviour.IsActiveAndEnabled && !_destroyed;
        if (wanted == _on)
        {
            return;
        }

        if (wanted)
        {
            Wake();
            if (_on || !behaviour.IsActiveAndEnabled)
            {
                return;
            }

            _on = true;
            behaviour.Scene.Updates.Add(behaviour);
            behaviour.Enter();
            behaviour.Scene.Call(behaviour, static b => b.OnEnable());
        }
        else
        {
            Disable();
        }
    }

    public void StartOnce()
    {
        if (!_started && _on)
        {
            _started = true;
            behaviour.Scene.Call(behaviour, static b => b.Start());
        }
    }

    public void Disable()
    {
        if (_on)
        {
            _on = false;
            behaviour.Scene.Updates.Remove(behaviour);
            behaviour.Scene.Call(behaviour, static b => b.OnDisable());
            behaviour.Leave();
        }
    }

    public void End()
    {
        if (!_destroyed)
        {
            _destroyed = true;
            if (_awake)
            {
                behaviour.Scene.Call(behaviour, static b => b.OnDestroy());
            }
        }
    }

    private static bool Overrides(Type type, string method) =>
        type.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [])?.DeclaringType
        != typeof(Behaviour);
}
