using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Tests.Unit.Engine;

/// <summary>A widget that writes down what it is told.</summary>
internal sealed class Pad : Widget
{
    public List<string> Told { get; } = [];

    public bool CanFocus { get; init; } = true;

    public bool Uses { get; init; }

    public override bool IsFocusable => CanFocus;

    public override void Draw(ICanvas canvas) => canvas.Rectangle(Rect.At(Vector2.Zero, Size), Color.Black);

    public static Pad Put(GameObject under, float x, float y, float width = 50, float height = 50, string label = "")
    {
        var place = under.AddChild(label);
        place.Transform.Position = new Vector2(x, y);
        return place.AddComponent(new Pad { Size = new Vector2(width, height), Label = label });
    }

    protected override void OnPointerDown(PointerEvent pointer) => Told.Add("down");

    protected override void OnPointerUp(PointerEvent pointer) => Told.Add("up");

    protected override void OnClick(PointerEvent pointer) => Told.Add($"click {pointer.Clicks}");

    protected override void OnDragStart(PointerEvent pointer) => Told.Add("start");

    protected override void OnDrag(PointerEvent pointer) => Told.Add("drag");

    protected override void OnDragEnd(PointerEvent pointer, bool cancelled) =>
        Told.Add(cancelled ? "cancelled" : "end");

    protected override bool OnZoom(ZoomEvent zoom)
    {
        Told.Add($"zoom {zoom.Factor}");
        return true;
    }

    protected override bool OnKey(KeyEvent key)
    {
        Told.Add($"key {key.Key}");
        return Uses;
    }
}
