using System.Numerics;

namespace ElephantBoard.Engine.Scenes;

/// <summary>Position, rotation, and scale of an object relative to its parent, and its place in the tree.</summary>
public sealed class Transform : Component
{
    private readonly List<Transform> _children = [];
    private Vector2 _position;
    private Vector2 _scale = Vector2.One;
    private float _rotation;
    private Matrix3x2 _matrix = Matrix3x2.Identity;
    private bool _stale = true;

    public Transform? Parent { get; private set; }

    public IReadOnlyList<Transform> Children => _children;

    /// <summary>Relative to the parent's origin, in the parent's units.</summary>
    public Vector2 Position
    {
        get => _position;
        set
        {
            if (_position != value)
            {
                _position = value;
                Change(reparented: false);
            }
        }
    }

    public Vector2 Scale
    {
        get => _scale;
        set
        {
            if (_scale != value)
            {
                _scale = value;
                Change(reparented: false);
            }
        }
    }

    /// <summary>Clockwise, in radians.</summary>
    public float Rotation
    {
        get => _rotation;
        set
        {
            if (_rotation != value)
            {
                _rotation = value;
                Change(reparented: false);
            }
        }
    }

    /// <summary>Maps points of this object to its layer's root.</summary>
    public Matrix3x2 ToWorld
    {
        get
        {
            if (_stale)
            {
                _stale = false;
                _matrix =
                    Matrix3x2.CreateScale(_scale)
                    * Matrix3x2.CreateRotation(_rotation)
                    * Matrix3x2.CreateTranslation(_position);
                if (Parent is not null && !Parent.GameObject.StartsSpace)
                {
                    _matrix *= Parent.ToWorld;
                }
            }

            return _matrix;
        }
    }

    /// <summary>Index among the parent's children.</summary>
    public int SiblingIndex => Parent?._children.IndexOf(this) ?? 0;

    /// <summary>Moves it above its siblings: painted last, focused last.</summary>
    public void SetAsLastSibling()
    {
        if (Parent is { } parent && parent._children[^1] != this)
        {
            parent._children.Remove(this);
            parent._children.Add(this);
            Scene.OrderChanged();
            Change(reparented: false);
        }
    }

    /// <summary>Moves it to an index among its siblings: later ones are painted above and focused later.</summary>
    public void SetSiblingIndex(int index)
    {
        if (Parent is { } parent && parent._children.IndexOf(this) != index)
        {
            parent._children.Remove(this);
            parent._children.Insert(Math.Min(index, parent._children.Count), this);
            Scene.OrderChanged();
            Change(reparented: false);
        }
    }

    /// <summary>Sorts the children: later ones are painted above and focused later. Equal ones keep their order.</summary>
    public void SortChildren<TKey>(Func<GameObject, TKey> key)
    {
        var sorted = _children.OrderBy(child => key(child.GameObject)).ToList();
        if (sorted.SequenceEqual(_children))
        {
            return;
        }

        _children.Clear();
        _children.AddRange(sorted);
        Scene.OrderChanged();
        foreach (var child in sorted)
        {
            child.Change(reparented: false);
        }
    }

    /// <summary>Moves it and its descendants to another parent, as the last child. Its local position does not change.</summary>
    /// <exception cref="ArgumentException">The new parent is this one, below this one, or in another scene.</exception>
    public void SetParent(GameObject parent)
    {
        for (var at = parent.Transform; at is not null; at = at.Parent)
        {
            if (at == this)
            {
                throw new ArgumentException("An object cannot stand below itself.", nameof(parent));
            }
        }

        if (parent.Scene != Scene || parent.IsDestroyed)
        {
            throw new ArgumentException("The new parent must live in the same scene.", nameof(parent));
        }

        PutUnder(parent.Transform, last: true);
        GameObject.FollowActivity();
        Change(reparented: true);
    }

    internal void PutUnder(Transform? parent, bool last)
    {
        Parent?._children.Remove(this);
        Parent = parent;
        if (last)
        {
            parent?._children.Add(this);
        }
        else
        {
            parent?._children.Insert(0, this);
        }

        Scene.OrderChanged();
    }

    internal void Change(bool reparented)
    {
        _stale = true;
        foreach (var component in GameObject.Components)
        {
            (component as IFollowsTransform)?.OnTransformChanged(reparented);
        }

        foreach (var child in _children)
        {
            child.Change(reparented);
        }
    }
}
