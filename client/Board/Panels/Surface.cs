using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>The background of controls. It takes presses, so that nothing below gets them.</summary>
internal sealed class Surface : Control
{
    public override Rect Bounds => Rect.At(Vector2.Zero, Size).Grown(Elevation.Reach / 2);

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        canvas.Rectangle(area.Moved(new Vector2(0, 1)), new Paint(Theme.Shadow.Faded(0.22f)) { Blur = 5 });
        canvas.Rectangle(area, Theme.Surface);
        canvas.Rectangle(area.Grown(-0.5f), Paint.Line(Theme.SoftLine, 1));
    }

    protected override void OnPointerEnter() { }

    protected override void OnPointerLeave() { }

    protected override void OnPointerDown(PointerEvent pointer) { }

    protected override void OnPointerUp(PointerEvent pointer) { }

    protected override bool OnWheel(PointerEvent pointer) => true;

    protected override bool OnZoom(ZoomEvent zoom) => true;
}
