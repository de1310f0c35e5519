namespace ElephantBoard.Engine.Tiles;

/// <summary>The visible layers of a scene.</summary>
internal sealed class LayerList
{
    private readonly List<Layer> _layers = [];
    private readonly List<Layer> _left = [];

    /// <summary>In paint order.</summary>
    public IReadOnlyList<Layer> InOrder
    {
        get
        {
            _layers.Sort(static (a, b) => a.GameObject.Order.CompareTo(b.GameObject.Order));
            return _layers;
        }
    }

    public void Add(Layer layer) => _layers.Add(layer);

    public void Remove(Layer layer)
    {
        _layers.Remove(layer);
        _left.Add(layer);
    }

    /// <summary>Returns the layers that became invisible, once each, so that their textures can be freed.</summary>
    public IReadOnlyList<Layer> TakeLeft()
    {
        if (_left.Count == 0)
        {
            return [];
        }

        var left = _left.Where(layer => !_layers.Contains(layer)).ToArray();
        _left.Clear();
        return left;
    }
}
