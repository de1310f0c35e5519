using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Tools;

/// <summary>The endless empty floor. Its input, and input that the pieces above it do not handle, goes to
/// the current tool.</summary>
public sealed class FloorGround : Widget
{
    /// <summary>Extent in room units in each direction, beyond any view.</summary>
    private const float Far = 50_000;

    public ToolBox? Tools { get; set; }

    public override Rect Bounds => new(-Far, -Far, 2 * Far, 2 * Far);

    public override bool IsBlank => true;

    public override PointerShape Shape => Tools?.Current.Shape ?? PointerShape.Arrow;

    public override bool HitTest(Vector2 point) => true;

    public override void Draw(ICanvas canvas) { }

    protected override void OnPointerDown(PointerEvent pointer) => Tools?.Current.Down(null, pointer);

    protected override void OnClick(PointerEvent pointer) => Tools?.Current.Click(null, pointer);

    protected override void OnDragStart(PointerEvent pointer) => Tools?.Current.DragStart(null, pointer);

    protected override void OnDrag(PointerEvent pointer) => Tools?.Current.Drag(null, pointer);

    protected override void OnDragEnd(PointerEvent pointer, bool cancelled) =>
        Tools?.Current.DragEnd(null, pointer, cancelled);

    protected override bool OnWheel(PointerEvent pointer) => Tools?.Wheel(pointer) == true;

    protected override bool OnZoom(ZoomEvent zoom) => Tools?.Zoom(zoom) == true;

    protected override void OnPointerEnter() { }

    protected override void OnPointerLeave() { }

    protected override void OnPointerUp(PointerEvent pointer) { }
}
