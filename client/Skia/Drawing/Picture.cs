using ElephantBoard.Engine.Painting;
using SkiaSharp;

namespace ElephantBoard.Skia.Drawing;

/// <summary>Writes a drawing to a PNG, SVG, or PDF file.</summary>
public static class Picture
{
    /// <param name="width">In the drawing's units.</param>
    /// <param name="height">In units.</param>
    /// <param name="scale">Pixels per unit.</param>
    public static void Png(Stream into, float width, float height, float scale, Action<ICanvas> draw)
    {
        var info = new SKImageInfo((int)MathF.Ceiling(width * scale), (int)MathF.Ceiling(height * scale));
        using var surface =
            SKSurface.Create(info) ?? throw new ArgumentException("No picture can be this large.", nameof(scale));
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale(scale);
        Draw(surface.Canvas, outlines: false, draw);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(into);
    }

    /// <summary>Writes text as outlines, so that it looks the same without the fonts.</summary>
    public static void Svg(Stream into, float width, float height, Action<ICanvas> draw)
    {
        using var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), into);
        Draw(canvas, outlines: true, draw);
    }

    /// <param name="pages">Draws each page.</param>
    public static void Pdf(Stream into, float width, float height, IEnumerable<Action<ICanvas>> pages)
    {
        using var document = SKDocument.CreatePdf(into);
        foreach (var page in pages)
        {
            Draw(document.BeginPage(width, height), outlines: false, page);
            document.EndPage();
        }

        document.Close();
    }

    private static void Draw(SKCanvas onto, bool outlines, Action<ICanvas> draw)
    {
        using var canvas = new SkiaCanvas(onto, outlines);
        draw(canvas);
    }
}
