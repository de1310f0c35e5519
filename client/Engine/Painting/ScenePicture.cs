using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Painting;

/// <summary>Draws a scene in its current state onto any canvas, with the same renderers in the same order, without tiles.</summary>
public static class ScenePicture
{
    /// <summary>Draws every layer. One unit of the canvas is one unit of the screen. Skips renderers faded by more than half.</summary>
    public static void Draw(Scene scene, ICanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(canvas);
        foreach (var layer in scene.Layers.InOrder)
        {
            layer.Settle();
            if (!layer.Clip.IsEmpty)
            {
                Draw(layer, canvas);
            }
        }
    }

    private static void Draw(Layer layer, ICanvas canvas)
    {
        var unit = 1 / layer.Scene.Screen.Scale;
        var clip = layer.Clip;
        var seen = new List<Renderer>();
        layer.Resting.Query(layer.View, seen);
        seen.AddRange(layer.Moving.Where(renderer => !renderer.State.IsResting && renderer.Opacity > 0.5f));
        seen.Sort(PaintOrder.Compare);
        canvas.Save();
        canvas.Clip(new Rect(clip.X * unit, clip.Y * unit, clip.Width * unit, clip.Height * unit));
        canvas.Transform(layer.ToCanvas(unit));
        foreach (var renderer in seen)
        {
            canvas.Save();
            canvas.Transform(renderer.Transform.ToWorld);
            renderer.Draw(canvas);
            canvas.Restore();
        }

        canvas.Restore();
    }
}
