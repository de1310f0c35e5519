using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Raylib.Start;

/// <summary>The background of a page's fields and buttons.</summary>
internal sealed class Card : Renderer
{
    private const float Radius = 16;

    private Vector2 _size;

    public Vector2 Size
    {
        get => _size;
        set
        {
            if (_size != value)
            {
                _size = value;
                Invalidate();
            }
        }
    }

    public override Rect Bounds => Rect.At(Vector2.Zero, _size).Grown(20);

    public override bool IsBlank => _size.X <= 0;

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var area = Rect.At(Vector2.Zero, _size);
        canvas.RoundRectangle(
            area.Moved(new Vector2(0, 3)),
            Radius,
            new Paint(palette.Shadow.Faded(0.16f)) { Blur = 8 }
        );
        canvas.RoundRectangle(area, Radius, palette.Surface);
        canvas.RoundRectangle(area.Grown(-0.5f), Radius, Paint.Line(palette.Line, 1));
    }
}
