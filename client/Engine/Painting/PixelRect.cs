namespace ElephantBoard.Engine.Painting;

/// <summary>A rectangle of whole pixels.</summary>
public readonly record struct PixelRect(int X, int Y, int Width, int Height)
{
    public static readonly PixelRect Empty;

    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public long Bytes => (long)Width * Height * 4;

    /// <summary>Returns the whole pixels that <paramref name="area"/> touches.</summary>
    public static PixelRect Around(Rect area)
    {
        if (area.IsEmpty)
        {
            return Empty;
        }

        var left = (int)MathF.Floor(area.X);
        var top = (int)MathF.Floor(area.Y);
        return new PixelRect(left, top, (int)MathF.Ceiling(area.Right) - left, (int)MathF.Ceiling(area.Bottom) - top);
    }

    public PixelRect Intersect(PixelRect other)
    {
        var left = Math.Max(X, other.X);
        var top = Math.Max(Y, other.Y);
        var right = Math.Min(Right, other.Right);
        var bottom = Math.Min(Bottom, other.Bottom);
        return right > left && bottom > top ? new PixelRect(left, top, right - left, bottom - top) : Empty;
    }

    public PixelRect Union(PixelRect other)
    {
        if (IsEmpty)
        {
            return other;
        }

        if (other.IsEmpty)
        {
            return this;
        }

        var left = Math.Min(X, other.X);
        var top = Math.Min(Y, other.Y);
        return new PixelRect(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }

    public Rect ToRect() => new(X, Y, Width, Height);
}
