using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>
/// Where things draw themselves: a tile, a sprite, a picture file. The same drawing code serves all of them. Coordinates
/// are those of the drawer; the canvas carries the matrix.
/// </summary>
public interface ICanvas
{
    /// <summary>Remembers matrix and clip until the matching <see cref="Restore"/>.</summary>
    void Save();

    void Restore();

    /// <summary>Coordinates from here on pass through <paramref name="matrix"/> first.</summary>
    void Transform(Matrix3x2 matrix);

    /// <summary>Nothing outside of <paramref name="area"/> is drawn until <see cref="Restore"/>.</summary>
    void Clip(Rect area);

    void Rectangle(Rect area, Paint paint);

    void RoundRectangle(Rect area, float radius, Paint paint);

    void Ellipse(Rect area, Paint paint);

    void Line(Vector2 from, Vector2 to, Paint paint);

    void Path(Outline outline, Paint paint);

    /// <summary>Draws text with its upper left corner at <paramref name="at"/>.</summary>
    void Text(ITextLayout layout, Vector2 at, Color color);
}
