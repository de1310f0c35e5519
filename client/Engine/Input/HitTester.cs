using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>Finds the widget under a point: the last one painted there.</summary>
internal sealed class HitTester(Scene scene)
{
    private readonly List<Renderer> _found = [];

    public Widget? At(Vector2 pixel, GameObject? within)
    {
        var layers = scene.Layers.InOrder;
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var layer = layers[i];
            if (!layer.Clip.Contains(pixel))
            {
                continue;
            }

            layer.Settle();
            if (Topmost(layer.Moving, pixel, within) is { } moving)
            {
                return moving;
            }

            layer.Resting.Query(Rect.At(layer.FromScreen(pixel) - new Vector2(0.5f), Vector2.One), _found);
            if (Topmost(_found, pixel, within) is { } resting)
            {
                return resting;
            }
        }

        return null;
    }

    private static Widget? Topmost(List<Renderer> renderers, Vector2 pixel, GameObject? within)
    {
        Widget? top = null;
        foreach (var renderer in renderers)
        {
            if (
                renderer is Widget { Interactable: true } widget
                && (top is null || Tiles.PaintOrder.Compare(widget, top) > 0)
                && widget.HitTest(widget.ToLocal(pixel))
                && FocusOrder.IsWithin(widget, within)
            )
            {
                top = widget;
            }
        }

        return top;
    }
}
