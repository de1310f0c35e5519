namespace ElephantBoard.Engine.Scenes;

/// <summary>
/// A component with a life cycle: Awake once, when its object is first active (every Awake of a tree that becomes active runs
/// before its first OnEnable); OnEnable and OnDisable alternately; Start once, before the first Update; Update and LateUpdate
/// once per tick while enabled; OnDestroy once, if it was ever awake.
/// </summary>
public abstract class Behaviour : Component
{
    private bool _enabled = true;

    public bool Enabled
    {
        get => _enabled;
        set
        {
            if (_enabled != value)
            {
                _enabled = value;
                Life.Follow();
            }
        }
    }

    /// <summary>Whether it is enabled and its object and all ancestors are active.</summary>
    public bool IsActiveAndEnabled => _enabled && IsAlive && GameObject.IsActiveInHierarchy;

    internal LifeCycle Life { get; }

    protected Behaviour()
    {
        Life = new LifeCycle(this);
    }

    protected internal virtual void Awake() { }

    protected internal virtual void OnEnable() { }

    protected internal virtual void Start() { }

    protected internal virtual void Update() { }

    protected internal virtual void LateUpdate() { }

    protected internal virtual void OnDisable() { }

    protected internal virtual void OnDestroy() { }

    /// <summary>The engine's part of OnEnable, so that overrides need not call the base.</summary>
    internal virtual void Enter() { }

    /// <summary>The engine's part of OnDisable.</summary>
    internal virtual void Leave() { }
}
