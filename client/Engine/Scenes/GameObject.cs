namespace ElephantBoard.Engine.Scenes;

/// <summary>A named node of a scene's tree that has components. Used only on the update thread.</summary>
public sealed class GameObject
{
    private readonly List<Component> _components = [];
    private bool _activeSelf;

    internal GameObject(Scene scene, string name, GameObject? parent, bool active)
    {
        Scene = scene;
        Name = name;
        _activeSelf = active;
        Transform = new Transform();
        Transform.Attach(this);
        _components.Add(Transform);
        Transform.PutUnder((parent ?? scene.Root)?.Transform, last: true);
        IsActiveInHierarchy = active && (Transform.Parent is null || Transform.Parent.GameObject.IsActiveInHierarchy);
    }

    public Scene Scene { get; }

    public string Name { get; set; }

    public Transform Transform { get; }

    public IReadOnlyList<Component> Components => _components;

    public bool IsDestroyed { get; private set; }

    public bool IsActiveSelf => _activeSelf;

    public bool IsActiveInHierarchy { get; private set; }

    /// <summary>Index in the depth-first order of the tree; later objects are painted above and focused later.</summary>
    public int Order
    {
        get
        {
            Scene.CountOrder();
            return Index;
        }
    }

    internal int Index { get; set; }

    /// <summary>Whether its children have a coordinate space of their own, as in a layer.</summary>
    internal bool StartsSpace { get; set; }

    public T AddComponent<T>()
        where T : Component, new() => AddComponent(new T());

    public T AddComponent<T>(T component)
        where T : Component
    {
        ObjectDisposedException.ThrowIf(IsDestroyed, this);
        component.Attach(this);
        _components.Add(component);
        if (IsActiveInHierarchy && component is Behaviour behaviour)
        {
            behaviour.Life.Wake();
            behaviour.Life.Follow();
        }

        return component;
    }

    public T? GetComponent<T>()
        where T : class
    {
        foreach (var component in _components)
        {
            if (component is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Returns the nearest component of a type on this object or an ancestor.</summary>
    public T? GetComponentInParent<T>()
        where T : class
    {
        for (var at = Transform; at is not null; at = at.Parent)
        {
            if (at.GameObject.GetComponent<T>() is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Returns all components of a type on this object and its descendants, depth first.</summary>
    public IEnumerable<T> GetComponentsInChildren<T>()
        where T : class
    {
        foreach (var component in _components.ToArray())
        {
            if (component is T found)
            {
                yield return found;
            }
        }

        foreach (var child in Transform.Children.ToArray())
        {
            foreach (var found in child.GameObject.GetComponentsInChildren<T>())
            {
                yield return found;
            }
        }
    }

    public GameObject AddChild(string name) => Scene.Create(name, this);

    public void SetActive(bool active)
    {
        if (_activeSelf != active && !IsDestroyed)
        {
            _activeSelf = active;
            FollowActivity();
        }
    }

    /// <summary>Destroys it and its descendants at the end of this tick, before drawing.</summary>
    public void Destroy() => Scene.Destroy(this);

    internal void FollowActivity()
    {
        var changed = new List<GameObject>();
        Spread(changed);
        if (IsActiveInHierarchy)
        {
            foreach (var behaviour in Behaviours(changed))
            {
                if (behaviour.GameObject.IsActiveInHierarchy)
                {
                    behaviour.Life.Wake();
                }
            }
        }

        foreach (var behaviour in Behaviours(changed))
        {
            behaviour.Life.Follow();
        }
    }

    internal void Disable()
    {
        foreach (var behaviour in Behaviours(Tree()))
        {
            behaviour.Life.Disable();
        }
    }

    internal void End()
    {
        var tree = Tree();
        foreach (var behaviour in Behaviours(tree))
        {
            behaviour.Life.End();
        }

        foreach (var each in tree)
        {
            each.IsDestroyed = true;
            each.IsActiveInHierarchy = false;
        }

        Transform.PutUnder(null, last: true);
    }

    private static List<Behaviour> Behaviours(List<GameObject> objects) =>
        [.. objects.SelectMany(each => each._components).OfType<Behaviour>()];

    private void Spread(List<GameObject> changed)
    {
        var parent = Transform.Parent;
        var active = _activeSelf && (parent is null ? this == Scene.Root : parent.GameObject.IsActiveInHierarchy);
        if (active != IsActiveInHierarchy)
        {
            IsActiveInHierarchy = active;
            changed.Add(this);
            foreach (var child in Transform.Children)
            {
                child.GameObject.Spread(changed);
            }
        }
    }

    private List<GameObject> Tree()
    {
        var all = new List<GameObject> { this };
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(all[i].Transform.Children.Select(child => child.GameObject));
        }

        return all;
    }
}
