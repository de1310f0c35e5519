namespace ElephantBoard.Engine.Painting;

/// <summary>
/// Draws textured rectangles on the window. Called only on the update thread. Textures outlive frames; quads belong to the
/// frame between <see cref="Begin"/> and <see cref="End"/>. Pixels are RGBA, 8 bits each, premultiplied.
/// </summary>
public interface IPainter
{
    /// <summary>Creates a texture with undefined contents.</summary>
    TextureId Create(int width, int height);

    /// <summary>Writes <paramref name="pixels"/> (rows without gaps) into a part of a texture.</summary>
    void Upload(TextureId texture, PixelRect area, ReadOnlySpan<byte> pixels);

    void Free(TextureId texture);

    /// <param name="background">The color that fills the window.</param>
    void Begin(PixelRect window, Color background);

    void Draw(in Quad quad);

    /// <summary>Ends the frame and shows it.</summary>
    void End();
}
