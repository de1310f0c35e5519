using System.Numerics;
using System.Runtime.InteropServices;
using ElephantBoard.Engine.Painting;
using SkiaSharp;

namespace ElephantBoard.Skia.Drawing;

/// <summary>Rasterizes tiles and pictures with Skia on the CPU. Not thread-safe.</summary>
public sealed class SkiaRaster : IRaster
{
    private byte[] _pixels = [];

    public ReadOnlySpan<byte> Draw(int width, int height, Matrix3x2 toPixels, Action<ICanvas> draw)
    {
        var bytes = width * height * 4;
        if (_pixels.Length < bytes)
        {
            _pixels = new byte[bytes];
        }

        var pinned = GCHandle.Alloc(_pixels, GCHandleType.Pinned);
        try
        {
            var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul);
            using var surface = SKSurface.Create(info, pinned.AddrOfPinnedObject(), width * 4);
            surface.Canvas.Clear(SKColors.Transparent);
            using var canvas = new SkiaCanvas(surface.Canvas);
            canvas.Transform(toPixels);
            draw(canvas);
            surface.Canvas.Flush();
        }
        finally
        {
            pinned.Free();
        }

        return _pixels.AsSpan(0, bytes);
    }
}
