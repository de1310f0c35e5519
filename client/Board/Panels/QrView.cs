using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows a link as a QR code.</summary>
internal sealed class QrView(QrCode code) : Renderer
{
    private const float Max = 220;

    private Rect _area;

    public override Rect Bounds => _area;

    public float Lay(float width)
    {
        var side = MathF.Min(Max, width);
        _area = new Rect((width - side) / 2, 0, side, side);
        Invalidate();
        return side;
    }

    public override void Draw(ICanvas canvas) => code.Draw(canvas, _area, 12);
}
