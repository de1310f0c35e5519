using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

/// <summary>Paints nowhere.</summary>
public sealed class BlankPainter : IPainter
{
    private int _last;

    public TextureId Create(int width, int height) => new(++_last);

    public void Upload(TextureId texture, PixelRect area, ReadOnlySpan<byte> pixels) { }

    public void Free(TextureId texture) { }

    public void Begin(PixelRect window, Color background) { }

    public void Draw(in Quad quad) { }

    public void End() { }
}
