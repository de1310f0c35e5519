using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>A part of a texture, drawn on the window.</summary>
/// <param name="Source">The part to draw, in pixels of the texture.</param>
/// <param name="Target">Its destination before the rotation, in pixels of the window.</param>
public readonly record struct Quad(TextureId Texture, Rect Source, Rect Target)
{
    /// <summary>Clockwise rotation around <see cref="Pivot"/>, in radians.</summary>
    public float Rotation { get; init; }

    /// <summary>The center of the rotation, relative to the target's upper left corner.</summary>
    public Vector2 Pivot { get; init; }

    public float Opacity { get; init; } = 1;

    /// <summary>The clip rectangle; null: the window.</summary>
    public PixelRect? Clip { get; init; }

    /// <summary>The bounding box of the rotated target.</summary>
    public Rect Bounds =>
        Rotation == 0 ? Target : Target.Transformed(Matrix3x2.CreateRotation(Rotation, Target.Position + Pivot));
}
