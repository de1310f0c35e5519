using System.Numerics;

namespace ElephantBoard.Engine.Scenes;

/// <summary>Where an object is, how it is turned and how large, under its parent; and the tree itself.</summary>
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

    /// <summary>Counted from the parent's origin, in the parent's units.</summary>
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

    /// <summary>Takes points of this object to points of its layer's root.</summary>
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

    /// <summary>Place among the parent's children.</summary>
    public int SiblingIndex => Parent?._children.IndexOf(this) ?? 0;

    /// <summary>Above all of the parent's other children: painted last, focused last.</summary>
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

    /// <summary>Moves it and all below it under another object, last among its children. Its local place stays.</summary>
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
