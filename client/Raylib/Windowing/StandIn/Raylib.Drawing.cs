using System.Numerics;

namespace Raylib_cs;

public static unsafe partial class Raylib
{
    public static void BeginDrawing() => Gl.Viewport(_size.Width, _size.Height);

    public static void ClearBackground(Color color) => Gl.Clear(color);

    /// <summary>Shows the frame and polls, as Raylib does.</summary>
    public static void EndDrawing()
    {
        Glfw.glfwSwapBuffers(_window);
        PollInputEvents();
    }

    public static void BeginBlendMode(BlendMode mode) =>
        Gl.BlendBy(mode == BlendMode.AlphaPremultiply ? Gl.One : Gl.SourceAlpha, Gl.OneMinusSourceAlpha);

    public static void EndBlendMode() => BeginBlendMode(BlendMode.Alpha);

    public static void BeginScissorMode(int x, int y, int width, int height)
    {
        Gl.Enable(Gl.Scissor);
        Gl.Cut(x, _size.Height - y - height, width, height);
    }

    public static void EndScissorMode() => Gl.Disable(Gl.Scissor);

    public static Texture2D LoadTextureFromImage(Image image) =>
        new()
        {
            Id = Gl.NewTexture(image.Width, image.Height, image.Data),
            Width = image.Width,
            Height = image.Height,
            Mipmaps = 1,
            Format = image.Format,
        };

    public static void SetTextureFilter(Texture2D texture, TextureFilter filter) =>
        Gl.Filter(texture.Id, filter != TextureFilter.Point);

    public static void UpdateTextureRec(Texture2D texture, Rectangle rec, void* pixels) =>
        Gl.Write(texture.Id, (int)rec.X, (int)rec.Y, (int)rec.Width, (int)rec.Height, pixels);

    public static void UnloadTexture(Texture2D texture) => Gl.Delete(texture.Id);

    /// <param name="origin">The point of the target that is placed at its corner and around which it is rotated.</param>
    /// <param name="rotation">Clockwise, in degrees.</param>
    public static void DrawTexturePro(
        Texture2D texture,
        Rectangle source,
        Rectangle dest,
        Vector2 origin,
        float rotation,
        Color tint
    )
    {
        var (sin, cos) = MathF.SinCos(rotation * MathF.PI / 180);
        Gl.BeginQuad(texture.Id, tint);
        Corner(0, 0);
        Corner(1, 0);
        Corner(1, 1);
        Corner(0, 1);
        Gl.EndQuad();

        void Corner(float right, float down)
        {
            var x = (right * dest.Width) - origin.X;
            var y = (down * dest.Height) - origin.Y;
            var seenX = dest.X + (x * cos) - (y * sin);
            var seenY = dest.Y + (x * sin) + (y * cos);
            Gl.Corner(
                (source.X + (right * source.Width)) / texture.Width,
                (source.Y + (down * source.Height)) / texture.Height,
                (2 * seenX / _size.Width) - 1,
                1 - (2 * seenY / _size.Height)
            );
        }
    }
}
