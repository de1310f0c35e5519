namespace ElephantBoard.Engine.Scenes;

/// <summary>The behaviors to call each tick, in the order in which they were enabled. Changes during a run apply from the next tick.</summary>
internal sealed class UpdateList
{
    private readonly List<Behaviour?> _updates = [];
    private readonly List<Behaviour?> _lateUpdates = [];
    private List<Behaviour> _unstarted = [];
    private List<Behaviour> _starting = [];
    private bool _holes;

    public void Add(Behaviour behaviour)
    {
        _unstarted.Add(behaviour);
        if (behaviour.Life.Calls.Updates)
        {
            _updates.Add(behaviour);
        }

        if (behaviour.Life.Calls.LateUpdates)
        {
            _lateUpdates.Add(behaviour);
        }
    }

    public void Remove(Behaviour behaviour)
    {
        _unstarted.Remove(behaviour);
        Forget(_updates, behaviour.Life.Calls.Updates, behaviour);
        Forget(_lateUpdates, behaviour.Life.Calls.LateUpdates, behaviour);
    }

    public void Start()
    {
        (_unstarted, _starting) = (_starting, _unstarted);
        foreach (var behaviour in _starting)
        {
            behaviour.Life.StartOnce();
        }

        _starting.Clear();
    }

    public void Update(Scene scene) => Run(_updates, scene, static behaviour => behaviour.Update());

    public void LateUpdate(Scene scene)
    {
        Run(_lateUpdates, scene, static behaviour => behaviour.LateUpdate());
        if (_holes)
        {
            _holes = false;
            _updates.RemoveAll(static behaviour => behaviour is null);
            _lateUpdates.RemoveAll(static behaviour => behaviour is null);
        }
    }

    private static void Run(List<Behaviour?> list, Scene scene, Action<Behaviour> act)
    {
        var count = list.Count;
        for (var i = 0; i < count; i++)
        {
            if (list[i] is { } behaviour)
            {
                // A behavior that was enabled during this tick gets its Start first.
                behaviour.Life.StartOnce();
                scene.Call(behaviour, act);
            }
        }
    }

    private void Forget(List<Behaviour?> list, bool listed, Behaviour behaviour)
    {
        var at = listed ? list.IndexOf(behaviour) : -1;
        if (at >= 0)
        {
            list[at] = null;
            _holes = true;
        }
    }
}
