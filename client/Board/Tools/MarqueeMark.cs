using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Tools;

/// <summary>The selection rectangle, in room units.</summary>
internal sealed class MarqueeMark : Renderer
{
    private Rect _area;

    public Rect Area
    {
        get => _area;
        set
        {
            _area = value;
            Invalidate();
        }
    }

    public override Rect Bounds => _area.Grown(4);

    public override bool IsBlank => _area.IsEmpty;

    public override void Draw(ICanvas canvas)
    {
        var colour = Appearance.Of(GameObject).Focus;
        canvas.Rectangle(_area, colour.Faded(0.14f));
        canvas.Rectangle(_area, Paint.Line(colour, 2.5f) with { Dash = 10 });
    }
}
