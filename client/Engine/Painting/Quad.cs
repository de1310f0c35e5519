using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>A part of a texture on the window.</summary>
/// <param name="Source">The part, in pixels of the texture.</param>
/// <param name="Target">Where it goes, in pixels of the window, before it is turned.</param>
public readonly record struct Quad(TextureId Texture, Rect Source, Rect Target)
{
    /// <summary>Turned clockwise about <see cref="Pivot"/>, in radians.</summary>
    public float Rotation { get; init; }

    /// <summary>The point that stays where it is, counted from the target's upper left corner.</summary>
    public Vector2 Pivot { get; init; }

    public float Opacity { get; init; } = 1;

    /// <summary>Nothing outside of it is drawn; null: the window.</summary>
    public PixelRect? Clip { get; init; }

    /// <summary>The upright rectangle around the turned target.</summary>
    public Rect Bounds =>
        Rotation == 0 ? Target : Target.Transformed(Matrix3x2.CreateRotation(Rotation, Target.Position + Pivot));
}
