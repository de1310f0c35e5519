using System.Numerics;
using ElephantBoard.Engine.Painting;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

/// <summary>
/// A painter, a raster and a window's memory in one: puts unturned quads of opaque or clear pixels where they belong, so that
/// what a person would see can be compared with what is there.
/// </summary>
internal sealed class PixelScreen : IPainter, IRaster
{
    private readonly Dictionary<int, (int Width, uint[] Pixels)> _textures = [];
    private int _last;

    public int Width { get; private set; }

    public uint[] Pixels { get; private set; } = [];

    public List<Quad> Quads { get; } = [];

    public List<(TextureId Texture, PixelRect Area)> Uploads { get; } = [];

    public int Textures => _textures.Count;

    public uint At(int x, int y) => Pixels[(y * Width) + x];

    public TextureId Create(int width, int height)
    {
        // Never written pixels are garbage on a real card.
        var pixels = new uint[width * height];
        Array.Fill(pixels, 0xDEADBEEF);
        _textures[++_last] = (width, pixels);
        return new TextureId(_last);
    }

    public void Upload(TextureId texture, PixelRect area, ReadOnlySpan<byte> pixels)
    {
        Uploads.Add((texture, area));
        var (width, target) = _textures[texture.Value];
        var source = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(pixels);
        for (var y = 0; y < area.Height; y++)
        {
            source.Slice(y * area.Width, area.Width).CopyTo(target.AsSpan(((area.Y + y) * width) + area.X));
        }
    }

    public void Free(TextureId texture) => Assert.True(_textures.Remove(texture.Value), "freed twice");

    public void Begin(PixelRect window, Color background)
    {
        Width = window.Width;
        Pixels = new uint[window.Width * window.Height];
        Array.Fill(Pixels, Pack(background));
        Quads.Clear();
    }

    public void Draw(in Quad quad)
    {
        Quads.Add(quad);
        var (width, pixels) = _textures[quad.Texture.Value];
        var clip = PixelRect.Around(quad.Target).Intersect(quad.Clip!.Value);
        if (quad.Target.Size == quad.Source.Size && quad.Target.X % 1 == 0 && quad.Target.Y % 1 == 0)
        {
            Copy(quad, clip, width, pixels);
            return;
        }

        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            for (var x = clip.X; x < clip.Right; x++)
            {
                var share = (new Vector2(x + 0.5f, y + 0.5f) - quad.Target.Position) / quad.Target.Size;
                if (share.X is < 0 or >= 1 || share.Y is < 0 or >= 1)
                {
                    continue;
                }

                var from = quad.Source.Position + (share * quad.Source.Size);
                var pixel = pixels[((int)from.Y * width) + (int)from.X];
                if (pixel != 0)
                {
                    Pixels[(y * Width) + x] = pixel;
                }
            }
        }
    }

    public void End() { }

    private void Copy(in Quad quad, PixelRect clip, int width, uint[] pixels)
    {
        var (left, top) = ((int)(quad.Source.X - quad.Target.X), (int)(quad.Source.Y - quad.Target.Y));
        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            for (var x = clip.X; x < clip.Right; x++)
            {
                var pixel = pixels[((y + top) * width) + x + left];
                Pixels[(y * Width) + x] = pixel != 0 ? pixel : Pixels[(y * Width) + x];
            }
        }
    }

    ReadOnlySpan<byte> IRaster.Draw(int width, int height, Matrix3x2 toPixels, Action<ICanvas> draw)
    {
        var canvas = new FlatCanvas(width, height, toPixels);
        draw(canvas);
        return System.Runtime.InteropServices.MemoryMarshal.AsBytes(canvas.Pixels.AsSpan());
    }

    public static uint Pack(Color color) =>
        ((uint)color.A << 24) | ((uint)color.B << 16) | ((uint)color.G << 8) | color.R;
}
