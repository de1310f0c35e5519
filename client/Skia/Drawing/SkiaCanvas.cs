using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Skia.Text;
using SkiaSharp;

namespace ElephantBoard.Skia.Drawing;

/// <summary>Draws with Skia.</summary>
/// <param name="outlines">Whether text is drawn as outlines, so that it looks the same without the fonts.</param>
internal sealed class SkiaCanvas(SKCanvas canvas, bool outlines = false) : ICanvas, IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public void Save() => canvas.Save();

    public void Restore() => canvas.Restore();

    public void Transform(Matrix3x2 matrix) => canvas.Concat(ToSkia(matrix));

    public void Clip(Rect area) => canvas.ClipRect(ToSkia(area), antialias: true);

    public void Rectangle(Rect area, Paint paint) => With(paint, area, () => canvas.DrawRect(ToSkia(area), _paint));

    public void RoundRectangle(Rect area, float radius, Paint paint) =>
        With(paint, area, () => canvas.DrawRoundRect(ToSkia(area), radius, radius, _paint));

    public void Ellipse(Rect area, Paint paint) => With(paint, area, () => canvas.DrawOval(ToSkia(area), _paint));

    public void Line(Vector2 from, Vector2 to, Paint paint) =>
        With(paint, Rect.Empty, () => canvas.DrawLine(from.X, from.Y, to.X, to.Y, _paint));

    public void Path(Outline outline, Paint paint)
    {
        using var builder = new SKPathBuilder();
        foreach (var piece in outline.Pieces)
        {
            Add(builder, piece);
        }

        using var path = builder.Detach();
        var bounds = path.Bounds;
        var area = new Rect(bounds.Left, bounds.Top, bounds.Width, bounds.Height);
        With(paint, area, () => canvas.DrawPath(path, _paint));
    }

    public void Text(ITextLayout layout, Vector2 at, Color color)
    {
        if (layout is not TextLayout text)
        {
            throw new ArgumentException("This text was set by another typesetter.", nameof(layout));
        }

        Set(color);
        for (var row = 0; row < text.Lines.Length; row++)
        {
            var line = text.Lines[row];
            foreach (var piece in line.Pieces)
            {
                var origin = new SKPoint(at.X + line.Left + piece.X, at.Y + text.BaselineOf(row));
                Glyphs(piece, text.Style.Size, origin);
            }
        }
    }

    public void Dispose() => _paint.Dispose();

    internal static SKRect ToSkia(Rect area) => new(area.X, area.Y, area.Right, area.Bottom);

    private static SKColor ToSkia(Color color) => new(color.R, color.G, color.B, color.A);

    private static SKMatrix ToSkia(Matrix3x2 m) => new(m.M11, m.M21, m.M31, m.M12, m.M22, m.M32, 0, 0, 1);

    private static void Add(SKPathBuilder path, Outline.Piece piece)
    {
        switch (piece.Kind)
        {
            case Outline.PieceKind.Move:
                path.MoveTo(piece.C.X, piece.C.Y);
                break;
            case Outline.PieceKind.Line:
                path.LineTo(piece.C.X, piece.C.Y);
                break;
            case Outline.PieceKind.Quadratic:
                path.QuadTo(piece.A.X, piece.A.Y, piece.C.X, piece.C.Y);
                break;
            case Outline.PieceKind.Cubic:
                path.CubicTo(piece.A.X, piece.A.Y, piece.B.X, piece.B.Y, piece.C.X, piece.C.Y);
                break;
            default:
                path.Close();
                break;
        }
    }

    private void Glyphs(Line.Piece piece, float size, SKPoint origin)
    {
        var font = piece.Face.At(size);
        var shaped = piece.Shaped;
        var places = new SKPoint[shaped.Glyphs.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new SKPoint(shaped.Places[i].X * size, shaped.Places[i].Y * size);
        }

        if (outlines)
        {
            for (var i = 0; i < places.Length; i++)
            {
                using var shape = font.GetGlyphPath(shaped.Glyphs[i]);
                if (shape is not null)
                {
                    canvas.Save();
                    canvas.Translate(origin.X + places[i].X, origin.Y + places[i].Y);
                    canvas.DrawPath(shape, _paint);
                    canvas.Restore();
                }
            }

            return;
        }

        if (places.Length > 0)
        {
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(shaped.Glyphs, font, places);
            using var blob = builder.Build();
            if (blob is not null)
            {
                canvas.DrawText(blob, origin.X, origin.Y, _paint);
            }
        }
    }

    private void Set(Paint paint)
    {
        _paint.Color = ToSkia(paint.Color);
        _paint.Style = paint.Stroke > 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill;
        _paint.StrokeWidth = paint.Stroke;
        _paint.StrokeCap = paint.Dash > 0 ? SKStrokeCap.Butt : SKStrokeCap.Round;
        _paint.StrokeJoin = SKStrokeJoin.Round;
    }

    private void With(Paint paint, Rect area, Action draw)
    {
        Set(paint);
        using var shader = paint.To is { } to
            ? SKShader.CreateLinearGradient(
                new SKPoint(area.X, area.Y),
                new SKPoint(area.X, area.Bottom),
                [ToSkia(paint.Color), ToSkia(to)],
                SKShaderTileMode.Clamp
            )
            : null;
        using var dash = paint.Dash > 0 ? SKPathEffect.CreateDash([paint.Dash, paint.Dash], 0) : null;
        using var blur = paint.Blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, paint.Blur) : null;
        (_paint.Shader, _paint.PathEffect, _paint.MaskFilter) = (shader, dash, blur);
        draw();
        (_paint.Shader, _paint.PathEffect, _paint.MaskFilter) = (null, null, null);
    }
}
