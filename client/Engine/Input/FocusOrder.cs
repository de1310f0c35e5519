using System.Numerics;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>The Tab order: depth first through the tree, within the modal object if there is one.</summary>
public sealed class FocusOrder
{
    private readonly HashSet<Widget> _widgets = [];

    /// <summary>Returns every widget that Tab stops at, in order.</summary>
    public IReadOnlyList<Widget> Stops(GameObject? within)
    {
        var all = InOrder(within);
        return [.. all.Where(widget => IsStop(widget, all))];
    }

    internal void Add(Widget widget) => _widgets.Add(widget);

    internal void Remove(Widget widget) => _widgets.Remove(widget);

    /// <summary>Returns the stop after or before a position in tree order, wrapping around.</summary>
    internal Widget? Next(Widget? from, int order, bool back, GameObject? within)
    {
        var group = from?.GameObject.GetComponentInParent<FocusGroup>();
        var stops = Stops(within)
            .Where(stop =>
                stop != from && (group is null || stop.GameObject.GetComponentInParent<FocusGroup>() != group)
            )
            .ToArray();
        if (stops.Length == 0)
        {
            return from;
        }

        var next = back
            ? stops.LastOrDefault(stop => stop.GameObject.Order < order) ?? stops[^1]
            : stops.FirstOrDefault(stop => stop.GameObject.Order > order) ?? stops[0];
        return next.GameObject.GetComponentInParent<FocusGroup>()?.Entry?.Invoke(back) ?? next;
    }

    /// <summary>Returns the nearest widget of the group in a direction; widgets straight ahead count as nearer.</summary>
    internal Widget? Toward(Widget from, Vector2 direction, GameObject? within)
    {
        if (from.GameObject.GetComponentInParent<FocusGroup>() is not { } group)
        {
            return null;
        }

        Widget? best = null;
        var min = float.PositiveInfinity;
        foreach (var widget in InOrder(within))
        {
            if (widget == from || widget.GameObject.GetComponentInParent<FocusGroup>() != group)
            {
                continue;
            }

            var way = widget.ScreenCentre - from.ScreenCentre;
            var ahead = Vector2.Dot(way, direction);
            var aside = MathF.Abs((way.X * direction.Y) - (way.Y * direction.X));
            var cost = ahead + (2 * aside);
            if (ahead > 0 && aside <= 2 * ahead && cost < min)
            {
                (best, min) = (widget, cost);
            }
        }

        return best;
    }

    private static bool IsStop(Widget widget, List<Widget> all)
    {
        if (widget.GameObject.GetComponentInParent<FocusGroup>() is not { } group)
        {
            return true;
        }

        var last = group.Last is { } widgetBefore && all.Contains(widgetBefore) ? widgetBefore : null;
        return widget == (last ?? all.Find(each => each.GameObject.GetComponentInParent<FocusGroup>() == group));
    }

    private List<Widget> InOrder(GameObject? within)
    {
        var all = _widgets.Where(widget => CanFocus(widget, within)).ToList();
        all.Sort(Tiles.PaintOrder.Compare);
        return all;
    }

    internal static bool CanFocus(Widget widget, GameObject? within) =>
        widget is { IsFocusable: true, Interactable: true, IsActiveAndEnabled: true } && IsWithin(widget, within);

    internal static bool IsWithin(Widget widget, GameObject? within)
    {
        if (within is null)
        {
            return true;
        }

        for (var at = widget.Transform; at is not null; at = at.Parent)
        {
            if (at.GameObject == within)
            {
                return true;
            }
        }

        return false;
    }
}
