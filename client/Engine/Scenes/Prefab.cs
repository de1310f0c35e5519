namespace ElephantBoard.Engine.Scenes;

/// <summary>A template for game objects. <paramref name="build"/> runs before the first Awake in the new object.</summary>
public sealed class Prefab(string name, Action<GameObject> build)
{
    public string Name => name;

    internal void Build(GameObject gameObject) => build(gameObject);
}
