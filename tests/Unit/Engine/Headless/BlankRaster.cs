using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

/// <summary>Runs all drawing code and shows nothing.</summary>
public sealed class BlankRaster : IRaster
{
    private readonly BlankCanvas _canvas = new();
    private byte[] _pixels = [];

    public ReadOnlySpan<byte> Draw(int width, int height, Matrix3x2 toPixels, Action<ICanvas> draw)
    {
        draw(_canvas);
        var bytes = width * height * 4;
        if (_pixels.Length < bytes)
        {
            _pixels = new byte[bytes];
        }

        return _pixels.AsSpan(0, bytes);
    }

    private sealed class BlankCanvas : ICanvas
    {
        public void Save() { }

        public void Restore() { }

        public void Transform(Matrix3x2 matrix) { }

        public void Clip(Rect area) { }

        public void Rectangle(Rect area, Paint paint) { }

        public void RoundRectangle(Rect area, float radius, Paint paint) { }

        public void Ellipse(Rect area, Paint paint) { }

        public void Line(Vector2 from, Vector2 to, Paint paint) { }

        public void Path(Outline outline, Paint paint) { }

        public void Text(ITextLayout layout, Vector2 at, Color color) { }
    }
}
