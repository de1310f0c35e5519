using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using ElephantBoard.Board.Look;
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

    /// <summary>RRGGBB.</summary>
    public int At(int x, int y) => BitConverter.ToInt32(_pixels, ((y * Width) + x) * 4) & 0xFFFFFF;

    /// <summary>How many pixels have this colour.</summary>
    public int Count(int colour)
    {
        var count = 0;
        for (var at = 0; at < _pixels.Length; at += 4)
        {
            count += (BitConverter.ToInt32(_pixels, at) & 0xFFFFFF) == colour ? 1 : 0;
        }
        return count;
    }

    /// <summary>How many pixels are others than in another picture.</summary>
    public int Differing(Shot other)
    {
        var count = 0;
        for (var at = 0; at < _pixels.Length; at += 4)
        {
            count += BitConverter.ToInt32(_pixels, at) != BitConverter.ToInt32(other._pixels, at) ? 1 : 0;
        }
        return count;
    }

    /// <summary>Where an elephant of a colour is drawn, by ears and trunk; null: nowhere. There must be one of that colour, and its
    /// ears in sight.</summary>
    public Drawn? Elephant(uint colour, Drawn? within = null) =>
        Area(Tokens.ElephantColours[(int)colour - 1].Ear, within);

    /// <summary>What an area of a colour covers; null: there is none. Lines and letters do not count.</summary>
    /// <param name="within">The part of the screen that is looked at; null: all of it.</param>
    /// <param name="reach">Pixels of the colour on all four sides of one that counts: lines and rings are thinner.</param>
    public Drawn? Area(Engine.Painting.Color colour, Drawn? within = null, int reach = 2)
    {
        var sought = Of(colour);
        var part = within ?? new(0, 0, Width, Height);
        var (left, top, right, bottom, count) = (Width, Height, -1, -1, 0);
        for (var y = part.Top + reach; y < part.Bottom - reach; y++)
        {
            for (var x = part.Left + reach; x < part.Right - reach; x++)
            {
                if (IsAmong(x, y, sought, reach))
                {
                    (left, right) = (Math.Min(left, x - reach), Math.Max(right, x + reach));
                    (top, bottom) = (Math.Min(top, y - reach), Math.Max(bottom, y + reach));
                    count++;
                }
            }
        }
        return count < 60 ? null : new(left, top, right, bottom);
    }

    private bool IsAmong(int x, int y, int colour, int reach)
    {
        if (At(x, y) != colour)
        {
            return false;
        }
        for (var by = -reach; by <= reach; by++)
        {
            if (At(x + by, y) != colour || At(x, y + by) != colour)
            {
                return false;
            }
        }
        return true;
    }

    public static int Of(Engine.Painting.Color colour) => (colour.R << 16) | (colour.G << 8) | colour.B;
}

/// <summary>What something covers, in pixels. An elephant: its ears and its trunk.</summary>
internal sealed record Drawn(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Of an elephant: the note's middle across, and a place on it down.</summary>
    public Vector2 Middle => new((Left + Right) / 2f, (Top + Bottom) / 2f);

    public float Height => Bottom - Top;
}
