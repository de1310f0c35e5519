using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A layer above all of another one, with a veil at its bottom.</summary>
internal static class Scope
{
    public static (GameObject Scope, Vector2 Size) Make(GameObject layer, string name, Color color, out Veil veil)
    {
        var view = layer.GetComponent<Layer>()?.View ?? Rect.At(Vector2.Zero, layer.Scene.Screen.Size);
        var scope = layer.AddChild(name);
        scope.Transform.Position = view.Position;
        scope.AddComponent(new Layer { Size = view.Size });
        veil = scope.AddChild("veil").AddComponent(new Veil { Color = color, Size = view.Size });
        return (scope, view.Size);
    }
}
