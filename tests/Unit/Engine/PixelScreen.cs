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

        // The same for each row.
        Span<int> columns = new int[Math.Max(0, clip.Width)];
        for (var x = 0; x < columns.Length; x++)
        {
            columns[x] = From(clip.X + x, quad.Target.X, quad.Target.Width, quad.Source.X, quad.Source.Width);
        }

        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            var row = From(y, quad.Target.Y, quad.Target.Height, quad.Source.Y, quad.Source.Height);
            if (row < 0)
            {
                continue;
            }

            var source = pixels.AsSpan(row * width, width);
            var target = Pixels.AsSpan((y * Width) + clip.X, columns.Length);
            for (var x = 0; x < columns.Length; x++)
            {
                if (columns[x] >= 0 && source[columns[x]] is var pixel && pixel != 0)
                {
                    target[x] = pixel;
                }
            }
        }
    }

    /// <summary>The texture's column or row that a stretched quad shows at one of the screen; less than 0: none.</summary>
    private static int From(int at, float target, float targetSize, float source, float sourceSize)
    {
        var share = (at + 0.5f - target) / targetSize;
        return share is < 0 or >= 1 ? -1 : (int)(source + (share * sourceSize));
    }

    public void End() { }

    private void Copy(in Quad quad, PixelRect clip, int width, uint[] pixels)
    {
        if (clip.IsEmpty)
        {
            return;
        }

        var (left, top) = ((int)(quad.Source.X - quad.Target.X), (int)(quad.Source.Y - quad.Target.Y));
        for (var y = clip.Y; y < clip.Bottom; y++)
        {
            var source = pixels.AsSpan(((y + top) * width) + clip.X + left, clip.Width);
            var target = Pixels.AsSpan((y * Width) + clip.X, clip.Width);
            if (!source.Contains(0u))
            {
                source.CopyTo(target);
                continue;
            }

            for (var x = 0; x < source.Length; x++)
            {
                target[x] = source[x] != 0 ? source[x] : target[x];
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
