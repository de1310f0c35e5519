using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ElephantBoard.Tests.Unit.Architecture;
using SkiaSharp;

namespace ElephantBoard.Tests.Desktop;

/// <summary>A picture of the screen.</summary>
internal sealed class Shot
{
    private readonly byte[] _pixels;

    private Shot(int width, int height, byte[] pixels) => (Width, Height, _pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads an XWD file of 32 bits a pixel.</summary>
    public static Shot Read(byte[] xwd)
    {
        int Field(int index) => (int)BinaryPrimitives.ReadUInt32BigEndian(xwd.AsSpan(index * 4));
        var (width, height, line) = (Field(4), Field(5), Field(12));
        var from = Field(0) + (Field(19) * 12);
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            xwd.AsSpan(from + (y * line), width * 4).CopyTo(pixels.AsSpan(y * width * 4));
        }
        return new(width, height, pixels);
    }

    /// <summary>Writes it into artifacts/pictures, for people to look at.</summary>
    /// <returns>The file.</returns>
    public string Keep(string name)
    {
        var file = Repository.PathOf("artifacts", "pictures", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        Marshal.Copy(_pixels, 0, bitmap.GetPixels(), _pixels.Length);
        using var written = File.Create(file);
        bitmap.Encode(written, SKEncodedImageFormat.Png, 100);
        return file;
    }

    /// <summary>The share of pixels that look alike in two parts of pictures, from their upper left corners.</summary>
    public double Alike(Drawn part, Shot other, Drawn otherPart)
    {
        var (left, top) = Corner(part);
        var (otherLeft, otherTop) = other.Corner(otherPart);
        var width = Math.Min((int)part.Width, Math.Min(Width - left, other.Width - otherLeft));
        var height = Math.Min((int)part.Height, Math.Min(Height - top, other.Height - otherTop));
        var alike = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                alike += AreAlike(At(left + x, top + y), other.At(otherLeft + x, otherTop + y)) ? 1 : 0;
            }
        }
        return (double)alike / Math.Max(1, width * height);
    }

    /// <summary>Whether they differ no more than a picture that is moved by less than a pixel.</summary>
    private static bool AreAlike(int one, int other)
    {
        for (var shift = 0; shift < 24; shift += 8)
        {
            if (Math.Abs(((one >> shift) & 0xFF) - ((other >> shift) & 0xFF)) > 12)
            {
                return false;
            }
        }
        return true;
    }

    private (int Left, int Top) Corner(Drawn part) =>
        (Math.Clamp((int)part.Left, 0, Width - 1), Math.Clamp((int)part.Top, 0, Height - 1));

    private int At(int x, int y) => BitConverter.ToInt32(_pixels, ((y * Width) + x) * 4) & 0xFFFFFF;
}
