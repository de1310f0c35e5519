using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Tests.Unit.Engine;

/// <summary>Fills upright rectangles, pixel by pixel middle, and knows nothing else.</summary>
internal sealed class FlatCanvas(int width, int height, Matrix3x2 matrix) : ICanvas
{
    private readonly Stack<Matrix3x2> _saved = [];
    private Matrix3x2 _matrix = matrix;

    public uint[] Pixels { get; } = new uint[width * height];

    public void Save() => _saved.Push(_matrix);

    public void Restore() => _matrix = _saved.Pop();

    public void Transform(Matrix3x2 by) => _matrix = by * _matrix;

    public void Clip(Rect area) { }

    public void Rectangle(Rect area, Paint paint)
    {
        var target = area.Transformed(_matrix);
        var color = PixelScreen.Pack(paint.Color);
        var left = Math.Max(0, (int)MathF.Ceiling(target.X - 0.5f));
        var right = left;
        while (right < width && right + 0.5f < target.Right)
        {
            right++;
        }

        if (right == left)
        {
            return;
        }

        for (var y = Math.Max(0, (int)MathF.Ceiling(target.Y - 0.5f)); y < height && y + 0.5f < target.Bottom; y++)
        {
            Pixels.AsSpan((y * width) + left, right - left).Fill(color);
        }
    }

    public void RoundRectangle(Rect area, float radius, Paint paint) => Rectangle(area, paint);

    public void Ellipse(Rect area, Paint paint) => Rectangle(area, paint);

    public void Line(Vector2 from, Vector2 to, Paint paint) { }

    public void Path(Outline outline, Paint paint) { }

    public void Text(ITextLayout layout, Vector2 at, Color color) { }
}
