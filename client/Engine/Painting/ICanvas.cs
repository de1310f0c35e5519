using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>
/// The target of drawing code: a tile, a sprite, or a picture file. Coordinates
/// are those of the caller; the canvas applies the matrix.
/// </summary>
public interface ICanvas
{
    /// <summary>Saves matrix and clip until the matching <see cref="Restore"/>.</summary>
    void Save();

    void Restore();

    /// <summary>Applies <paramref name="matrix"/> to all later coordinates first.</summary>
    void Transform(Matrix3x2 matrix);

    /// <summary>Clips drawing to <paramref name="area"/> until <see cref="Restore"/>.</summary>
    void Clip(Rect area);

    void Rectangle(Rect area, Paint paint);

    void RoundRectangle(Rect area, float radius, Paint paint);

    void Ellipse(Rect area, Paint paint);

    void Line(Vector2 from, Vector2 to, Paint paint);

    void Path(Outline outline, Paint paint);

    /// <summary>Draws text with its upper left corner at <paramref name="at"/>.</summary>
    void Text(ITextLayout layout, Vector2 at, Color color);
}
