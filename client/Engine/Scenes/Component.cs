namespace ElephantBoard.Engine.Scenes;

/// <summary>A part of a game object. Belongs to one object for its whole life.</summary>
public abstract class Component
{
    private GameObject? _gameObject;

    /// <exception cref="InvalidOperationException">The component was not added to a game object yet.</exception>
    public GameObject GameObject =>
        _gameObject ?? throw new InvalidOperationException($"{GetType().Name} was not added to a game object yet.");

    public Transform Transform => GameObject.Transform;

    public Scene Scene => GameObject.Scene;

    /// <summary>Whether it was added to a game object that still exists.</summary>
    public bool IsAlive => _gameObject is { IsDestroyed: false };

    internal void Attach(GameObject gameObject)
    {
        if (_gameObject is not null)
        {
            throw new InvalidOperationException($"This {GetType().Name} belongs to '{_gameObject.Name}' already.");
        }

        _gameObject = gameObject;
    }
}
