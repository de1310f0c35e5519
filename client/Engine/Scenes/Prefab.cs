namespace ElephantBoard.Engine.Scenes;

/// <summary>A recipe for game objects. <paramref name="build"/> runs before anything in the new object is awake.</summary>
public sealed class Prefab(string name, Action<GameObject> build)
{
    public string Name => name;

    internal void Build(GameObject gameObject) => build(gameObject);
}
