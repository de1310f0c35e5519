using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Tiles;

/// <summary>Depth first through the tree; on one object in the order in which components were added.</summary>
internal static class PaintOrder
{
    public static int Compare(Renderer a, Renderer b)
    {
        var order = a.GameObject.Order.CompareTo(b.GameObject.Order);
        return order != 0 || ReferenceEquals(a, b) ? order : Place(a).CompareTo(Place(b));
    }

    private static int Place(Renderer renderer)
    {
        var components = renderer.GameObject.Components;
        for (var i = 0; i < components.Count; i++)
        {
            if (ReferenceEquals(components[i], renderer))
            {
                return i;
            }
        }

        return -1;
    }
}
