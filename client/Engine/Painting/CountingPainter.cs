namespace ElephantBoard.Engine.Painting;

/// <summary>
/// Counts the work that passes through to another painter, per tick, because uploads of a tick delay its frame or the next.
/// </summary>
public sealed class CountingPainter(IPainter inner) : IPainter
{
    private FrameCounts _current;
    private PixelRect _window;
    private bool _drawn;

    /// <summary>Number of finished frames.</summary>
    public long Frames { get; private set; }

    /// <summary>Counts of the last tick with a frame.</summary>
    public FrameCounts Last { get; private set; }

    /// <summary>The highest of each count since <see cref="Forget"/>.</summary>
    public FrameCounts Worst { get; private set; }

    /// <summary>Number of textures that exist.</summary>
    public int Textures { get; private set; }

    public void Forget() => Worst = default;

    public TextureId Create(int width, int height)
    {
        Textures++;
        return inner.Create(width, height);
    }

    public void Upload(TextureId texture, PixelRect area, ReadOnlySpan<byte> pixels)
    {
        _current = _current with
        {
            Uploads = _current.Uploads + 1,
            UploadedBytes = _current.UploadedBytes + area.Bytes,
        };
        inner.Upload(texture, area, pixels);
    }

    public void Free(TextureId texture)
    {
        Textures--;
        inner.Free(texture);
    }

    public void Begin(PixelRect window, Color background)
    {
        _window = window;
        inner.Begin(window, background);
    }

    public void Draw(in Quad quad)
    {
        var seen = PixelRect.Around(quad.Bounds).Intersect(quad.Clip ?? _window).Intersect(_window);
        _current = _current with
        {
            Quads = _current.Quads + 1,
            BlendedPixels = _current.BlendedPixels + ((long)seen.Width * seen.Height),
        };
        inner.Draw(quad);
    }

    public void End()
    {
        inner.End();
        Frames++;
        _drawn = true;
    }

    /// <summary>Ends the counts of a tick with one frame or none.</summary>
    public void EndTick()
    {
        Last = _drawn ? _current : Last;
        Worst = new FrameCounts(
            Math.Max(Worst.Quads, _current.Quads),
            Math.Max(Worst.BlendedPixels, _current.BlendedPixels),
            Math.Max(Worst.Uploads, _current.Uploads),
            Math.Max(Worst.UploadedBytes, _current.UploadedBytes)
        );
        (_current, _drawn) = (default, false);
    }
}
