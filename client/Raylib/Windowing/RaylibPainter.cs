using System.Numerics;
using ElephantBoard.Engine.Painting;
using Raylib_cs;
using Color = ElephantBoard.Engine.Painting.Color;

namespace ElephantBoard.Raylib.Windowing;

using Raylib = Raylib_cs.Raylib;

/// <summary>Draws textures on the window.</summary>
public sealed class RaylibPainter(RaylibWindow window) : IPainter
{
    private readonly Dictionary<int, Texture2D> _textures = [];
    private PixelRect? _clip;
    private int _last;

    /// <summary>The binding in use.</summary>
    public static string Binding =>
#if RAYLIB_STANDIN
        "stand-in";
#else
        "Raylib-cs";
#endif

    public unsafe TextureId Create(int width, int height)
    {
        var pixels = new byte[width * height * 4];
        fixed (byte* data = pixels)
        {
            var image = new Image
            {
                Data = data,
                Width = width,
                Height = height,
                Mipmaps = 1,
                Format = PixelFormat.UncompressedR8G8B8A8,
            };
            var texture = Raylib.LoadTextureFromImage(image);
            Raylib.SetTextureFilter(texture, TextureFilter.Bilinear);
            _textures[++_last] = texture;
        }

        return new TextureId(_last);
    }

    public unsafe void Upload(TextureId texture, PixelRect area, ReadOnlySpan<byte> pixels)
    {
        fixed (byte* data = pixels)
        {
            var part = new Rectangle(area.X, area.Y, area.Width, area.Height);
            Raylib.UpdateTextureRec(_textures[texture.Value], part, data);
        }
    }

    public void Free(TextureId texture)
    {
        if (_textures.Remove(texture.Value, out var found))
        {
            Raylib.UnloadTexture(found);
        }
    }

    public void Begin(PixelRect window, Color background)
    {
        Raylib.BeginDrawing();
        Raylib.ClearBackground(new Raylib_cs.Color(background.R, background.G, background.B, background.A));
        Raylib.BeginBlendMode(BlendMode.AlphaPremultiply);
    }

    public void Draw(in Quad quad)
    {
        if (quad.Clip != _clip)
        {
            Cut(quad.Clip);
        }

        // Premultiplied: opacity scales every channel.
        var part = (byte)MathF.Round(255 * quad.Opacity);
        // Raylib rotates around a point that it places at the target's corner.
        var target = new Rectangle(quad.Target.Position + quad.Pivot, quad.Target.Size);
        Raylib.DrawTexturePro(
            _textures[quad.Texture.Value],
            new Rectangle(quad.Source.Position, quad.Source.Size),
            target,
            quad.Pivot,
            quad.Rotation * 180 / MathF.PI,
            new Raylib_cs.Color(part, part, part, part)
        );
    }

    public void End()
    {
        Cut(null);
        Raylib.EndBlendMode();
        Raylib.EndDrawing();
        window.MarkPolled();
    }

    private void Cut(PixelRect? clip)
    {
        if (_clip is not null)
        {
            Raylib.EndScissorMode();
        }

        _clip = clip;
        if (clip is { } area)
        {
            Raylib.BeginScissorMode(area.X, area.Y, area.Width, area.Height);
        }
    }
}
