using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>Finds resting renderers by area. The cost depends on the number found, not on the total.</summary>
internal sealed class RenderIndex
{
    private const float Cell = 256;
    private const int MaxCells = 64;

    private readonly Dictionary<(int X, int Y), List<Renderer>> _cells = [];
    private readonly List<Renderer> _large = [];
    private long _query;

    public int Count { get; private set; }

    public void Add(Renderer renderer, Rect bounds)
    {
        renderer.State.RestingBounds = bounds;
        renderer.State.IsResting = true;
        Count++;
        foreach (var list in Lists(bounds))
        {
            list.Add(renderer);
        }
    }

    public void Remove(Renderer renderer)
    {
        renderer.State.IsResting = false;
        Count--;
        foreach (var list in Lists(renderer.State.RestingBounds))
        {
            list.Remove(renderer);
        }
    }

    /// <summary>Returns all renderers that overlap an area, in paint order.</summary>
    public void Query(Rect area, List<Renderer> found)
    {
        _query++;
        found.Clear();
        Take(_large, area, found);
        if (!area.IsEmpty)
        {
            var (left, top, right, bottom) = Range(area);
            for (var y = top; y <= bottom; y++)
            {
                for (var x = left; x <= right; x++)
                {
                    if (_cells.TryGetValue((x, y), out var list))
                    {
                        Take(list, area, found);
                    }
                }
            }
        }

        found.Sort(PaintOrder.Compare);
    }

    private static (int Left, int Top, int Right, int Bottom) Range(Rect area) =>
        (
            (int)MathF.Floor(area.X / Cell),
            (int)MathF.Floor(area.Y / Cell),
            (int)MathF.Floor(area.Right / Cell),
            (int)MathF.Floor(area.Bottom / Cell)
        );

    private void Take(List<Renderer> list, Rect area, List<Renderer> found)
    {
        foreach (var renderer in list)
        {
            if (renderer.State.Seen != _query && renderer.State.RestingBounds.Overlaps(area))
            {
                renderer.State.Seen = _query;
                found.Add(renderer);
            }
        }
    }

    private IEnumerable<List<Renderer>> Lists(Rect bounds)
    {
        var (left, top, right, bottom) = Range(bounds);
        if (bounds.IsEmpty || (long)(right - left + 1) * (bottom - top + 1) > MaxCells)
        {
            yield return _large;
            yield break;
        }

        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                if (!_cells.TryGetValue((x, y), out var list))
                {
                    _cells[(x, y)] = list = [];
                }

                yield return list;
            }
        }
    }
}
