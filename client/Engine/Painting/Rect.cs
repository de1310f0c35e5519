using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>An axis-aligned rectangle. It includes left and top, and excludes right and bottom.</summary>
public readonly record struct Rect(float X, float Y, float Width, float Height)
{
    public static readonly Rect Empty;

    public float Right => X + Width;

    public float Bottom => Y + Height;

    public Vector2 Position => new(X, Y);

    public Vector2 Size => new(Width, Height);

    public Vector2 Centre => new(X + (Width / 2), Y + (Height / 2));

    public bool IsEmpty => !(Width > 0 && Height > 0);

    public static Rect FromEdges(float left, float top, float right, float bottom) =>
        new(left, top, right - left, bottom - top);

    public static Rect At(Vector2 position, Vector2 size) => new(position.X, position.Y, size.X, size.Y);

    public bool Contains(Vector2 point) => point.X >= X && point.X < Right && point.Y >= Y && point.Y < Bottom;

    public bool Contains(Rect other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    public bool Overlaps(Rect other) =>
        !IsEmpty && !other.IsEmpty && X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Returns the intersection, which is empty if they do not overlap.</summary>
    public Rect Intersect(Rect other)
    {
        var left = MathF.Max(X, other.X);
        var top = MathF.Max(Y, other.Y);
        var right = MathF.Min(Right, other.Right);
        var bottom = MathF.Min(Bottom, other.Bottom);
        return right > left && bottom > top ? FromEdges(left, top, right, bottom) : Empty;
    }

    /// <summary>Returns the smallest rectangle around both. An empty one adds nothing.</summary>
    public Rect Union(Rect other)
    {
        if (IsEmpty)
        {
            return other;
        }

        if (other.IsEmpty)
        {
            return this;
        }

        return FromEdges(
            MathF.Min(X, other.X),
            MathF.Min(Y, other.Y),
            MathF.Max(Right, other.Right),
            MathF.Max(Bottom, other.Bottom)
        );
    }

    public Rect Grown(float by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));

    public Rect Moved(Vector2 by) => this with { X = X + by.X, Y = Y + by.Y };

    /// <summary>Returns the bounding box after <paramref name="matrix"/>.</summary>
    public Rect Transformed(Matrix3x2 matrix)
    {
        var a = Vector2.Transform(new Vector2(X, Y), matrix);
        var b = Vector2.Transform(new Vector2(Right, Y), matrix);
        var c = Vector2.Transform(new Vector2(X, Bottom), matrix);
        var d = Vector2.Transform(new Vector2(Right, Bottom), matrix);
        var low = Vector2.Min(Vector2.Min(a, b), Vector2.Min(c, d));
        var high = Vector2.Max(Vector2.Max(a, b), Vector2.Max(c, d));
        return FromEdges(low.X, low.Y, high.X, high.Y);
    }
}
