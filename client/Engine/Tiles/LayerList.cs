namespace ElephantBoard.Engine.Tiles;

/// <summary>The layers of a scene that are seen.</summary>
internal sealed class LayerList
{
    private readonly List<Layer> _layers = [];
    private readonly List<Layer> _left = [];

    /// <summary>In the order of painting.</summary>
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

    /// <summary>Layers that are not seen any more, once each: their textures are to be freed.</summary>
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
