using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Tweens;

namespace ElephantBoard.Engine.Scenes;

/// <summary>
/// A tree of game objects, updated in ticks. Everything in it runs on the update thread;
/// <see cref="Post"/> is the only member for other threads.
/// </summary>
public sealed class Scene
{
    private readonly List<GameObject> _pendingDestroy = [];
    private bool _orderStale = true;

    /// <param name="wake">Called on any thread when work waits for the next tick.</param>
    public Scene(TimeProvider time, ITypesetter typesetter, Action? wake = null)
    {
        Clock = new Clock(time);
        Typesetter = typesetter;
        Work = new WorkQueue(Clock, wake ?? (static () => { }));
        Updates = new UpdateList();
        Root = null!;
        Root = new GameObject(this, "root", null, active: true);
        Tweens = new TweenRunner(this);
        Events = new EventSystem(this);
        Screen.Changed += MarkDirty;
    }

    public GameObject Root { get; }

    public Clock Clock { get; }

    public ITypesetter Typesetter { get; }

    public TweenRunner Tweens { get; }

    public EventSystem Events { get; }

    public Screen Screen { get; } = new();

    /// <summary>Whether anything visible changed since the last frame.</summary>
    public bool IsDirty { get; private set; } = true;

    /// <summary>
    /// Receives the exception of a behavior; the tick continues with the others. Without a handler the exception propagates.
    /// </summary>
    public event Action<Behaviour, Exception>? Faulted;

    internal WorkQueue Work { get; }

    internal UpdateList Updates { get; }

    internal LayerList Layers { get; } = new();

    public GameObject Create(string name, GameObject? parent = null) => new(this, name, parent, active: true);

    /// <summary>Builds an object from a prefab completely, and then wakes it.</summary>
    public GameObject Instantiate(Prefab prefab, GameObject? parent = null, Vector2 position = default)
    {
        var made = new GameObject(this, prefab.Name, parent, active: false);
        made.Transform.Position = position;
        prefab.Build(made);
        made.SetActive(true);
        return made;
    }

    public void Destroy(GameObject gameObject)
    {
        if (gameObject == Root)
        {
            throw new InvalidOperationException("The root lives as long as its scene.");
        }

        if (!gameObject.IsDestroyed)
        {
            _pendingDestroy.Add(gameObject);
        }
    }

    /// <summary>Runs <paramref name="act"/> in a later tick on the update thread, in the order of posting. Thread-safe.</summary>
    public void Post(Action act) => Work.Post(act);

    /// <summary>Runs long work in steps, a few milliseconds per tick, until it ends.</summary>
    public void StartCoroutine(IEnumerator<bool> steps) => Work.Start(steps);

    public void MarkDirty() => IsDirty = true;

    /// <summary>Runs one tick: clock, posted work, Start, Update, tweens, LateUpdate, destroyed objects.</summary>
    public void Tick()
    {
        Clock.Tick();
        Work.Run();
        Updates.Start();
        Updates.Update(this);
        Tweens.Advance(Clock.Delta);
        Updates.LateUpdate(this);
        DestroyPending();
    }

    /// <summary>Called after the frame was drawn.</summary>
    public void MarkDrawn() => IsDirty = false;

    internal void Call(Behaviour behaviour, Action<Behaviour> act)
    {
        if (Faulted is not { } faulted)
        {
            act(behaviour);
            return;
        }

#pragma warning disable CA1031 // One faulty component must not take the room down; who listens logs it.
        try
        {
            act(behaviour);
        }
        catch (Exception fault)
        {
            faulted(behaviour, fault);
        }
#pragma warning restore CA1031
    }

    internal void OrderChanged() => _orderStale = true;

    internal void CountOrder()
    {
        if (!_orderStale)
        {
            return;
        }

        _orderStale = false;
        var next = 0;
        var open = new Stack<Transform>();
        open.Push(Root.Transform);
        while (open.TryPop(out var at))
        {
            at.GameObject.Index = next++;
            for (var i = at.Children.Count - 1; i >= 0; i--)
            {
                open.Push(at.Children[i]);
            }
        }
    }

    private void DestroyPending()
    {
        for (var i = 0; i < _pendingDestroy.Count; i++)
        {
            var pendingDestroy = _pendingDestroy[i];
            if (!pendingDestroy.IsDestroyed)
            {
                pendingDestroy.Disable();
                pendingDestroy.End();
            }
        }

        _pendingDestroy.Clear();
    }
}
