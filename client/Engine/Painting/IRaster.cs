using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>Rasterizes drawing code for tiles and sprites.</summary>
public interface IRaster
{
    /// <summary>Draws onto a transparent picture.</summary>
    /// <param name="toPixels">Maps the drawing's coordinates to pixels of the picture.</param>
    /// <returns>RGBA, premultiplied, rows without gaps; valid until the next call.</returns>
    ReadOnlySpan<byte> Draw(int width, int height, Matrix3x2 toPixels, Action<ICanvas> draw);
}
