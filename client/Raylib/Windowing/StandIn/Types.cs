using System.Numerics;
using System.Runtime.InteropServices;

#pragma warning disable CA1051, CA1008, CA1028, CA1815, CA2225, SA1649 // The shapes are those of Raylib-cs.

namespace Raylib_cs;

public readonly struct CBool(bool value)
{
    private readonly bool _value = value;

    public static implicit operator bool(CBool x) => x._value;

    public static implicit operator CBool(bool x) => new(x);
}

[StructLayout(LayoutKind.Sequential)]
public record struct Color(byte R, byte G, byte B, byte A);

[StructLayout(LayoutKind.Sequential)]
public record struct Rectangle(float X, float Y, float Width, float Height)
{
    public Rectangle(Vector2 position, Vector2 size)
        : this(position.X, position.Y, size.X, size.Y) { }
}

[StructLayout(LayoutKind.Sequential)]
public struct Texture2D
{
    public uint Id;
    public int Width;
    public int Height;
    public int Mipmaps;
    public PixelFormat Format;
}

[StructLayout(LayoutKind.Sequential)]
public unsafe struct Image
{
    public void* Data;
    public int Width;
    public int Height;
    public int Mipmaps;
    public PixelFormat Format;
}

public enum PixelFormat
{
    UncompressedR8G8B8A8 = 7,
}

public enum TextureFilter
{
    Point = 0,
    Bilinear,
}

public enum BlendMode
{
    Alpha = 0,
    AlphaPremultiply = 5,
}

public enum TraceLogLevel
{
    Warning = 4,
    None = 7,
}

[Flags]
public enum ConfigFlags : uint
{
    ResizableWindow = 0x00000004,
    AlwaysRunWindow = 0x00000100,
}

public enum MouseButton
{
    Left = 0,
    Right = 1,
    Middle = 2,
}

public enum MouseCursor
{
    Default = 0,
    Arrow = 1,
    IBeam = 2,
    PointingHand = 4,
    ResizeAll = 9,
}
