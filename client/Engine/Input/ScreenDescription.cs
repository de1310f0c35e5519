using System.Globalization;
using System.Numerics;
using System.Text;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Engine.Input;

/// <summary>Describes what a window shows, in the order of painting: one line for each widget and label, with its type, name, area,
/// origin, focus, and text, separated by tabs.</summary>
public static class ScreenDescription
{
    public static string Of(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var text = new StringBuilder();
        var window = scene.Screen.Size * scene.Screen.Scale;
        Line(text, "Screen", "", Rect.At(Vector2.Zero, window), Vector2.Zero, isFocused: false, "");
        foreach (var renderer in scene.Root.GetComponentsInChildren<Renderer>())
        {
            var label = renderer switch
            {
                Widget widget => widget.Label,
                Label words => words.Text,
                _ => null,
            };
            if (label is null || !renderer.IsActiveAndEnabled || renderer.Layer is not { } layer)
            {
                continue;
            }

            // A control without its focus ring and shadow.
            var bounds = renderer is Control { Size: var size }
                ? Rect.At(Vector2.Zero, size).Transformed(renderer.Transform.ToWorld)
                : renderer.LayerBounds;
            var (from, to) = (layer.ToScreen(bounds.Position), layer.ToScreen(bounds.Position + bounds.Size));
            var origin = layer.ToScreen(Vector2.Transform(Vector2.Zero, renderer.Transform.ToWorld));
            var isFocused = renderer is Widget { IsFocused: true };
            var (type, name) = (renderer.GetType().Name, renderer.GameObject.Name);
            Line(text, type, name, Rect.At(from, to - from), origin, isFocused, label);
        }

        return text.ToString();
    }

    private static void Line(
        StringBuilder text,
        string type,
        string name,
        Rect area,
        Vector2 origin,
        bool isFocused,
        string label
    )
    {
        var line = label.ReplaceLineEndings(" ").Replace('\t', ' ');
        text.Append(CultureInfo.InvariantCulture, $"{type}\t{name}\t{area.X:F1}\t{area.Y:F1}\t")
            .Append(CultureInfo.InvariantCulture, $"{area.X + area.Width:F1}\t{area.Y + area.Height:F1}\t")
            .Append(CultureInfo.InvariantCulture, $"{origin.X:F1}\t{origin.Y:F1}\t{isFocused}\t{line}\n");
    }
}
