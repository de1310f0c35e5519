using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Scenery;

/// <summary>Draws a flip chart that shows how to join in large letters while people arrive. The position of its object is its
/// middle.</summary>
public sealed class JoinChart(Uri? link, string code) : Renderer
{
    private const float Width = 236;
    private const float Height = 330;

    private readonly QrCode? _qr = link is null ? null : new QrCode(link);

    public override Rect Bounds => new Rect(-Width / 2, -Height / 2, Width, Height).Grown(70);

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var sheet = new Rect(-Width / 2, -Height / 2, Width, Height);
        Legs(canvas, palette, sheet);
        canvas.RoundRectangle(sheet.Moved(new Vector2(3, 6)), 10, new Paint(palette.Shadow.Faded(0.3f)) { Blur = 6 });
        canvas.RoundRectangle(sheet, 10, palette.Surface);
        canvas.RoundRectangle(sheet, 10, Paint.Line(palette.Line, 2));
        canvas.RoundRectangle(new Rect(sheet.X - 6, sheet.Y - 8, Width + 12, 20), 8, palette.Wood);
        var y = sheet.Y + 22;
        y = Say(canvas, Sentences.English["board.join_scan"], 20, false, y, palette.SoftInk);
        if (_qr is not null)
        {
            y = Say(canvas, QrCode.Short(link!), 21, true, y, palette.Ink);
            var side = MathF.Min(Width - 44, sheet.Bottom - y - 48);
            _qr.Draw(canvas, new Rect(-side / 2, y + 4, side, side), 6);
            y += side + 6;
        }

        Say(canvas, code, 31, true, y + 2, palette.Ink);
    }

    private static void Legs(ICanvas canvas, Palette palette, Rect sheet)
    {
        var wood = Paint.Line(palette.Wood, 9);
        canvas.Ellipse(
            new Rect(sheet.X - 30, sheet.Bottom + 50, Width + 60, 16),
            new Paint(palette.Shadow.Faded(0.25f)) { Blur = 5 }
        );
        canvas.Line(new Vector2(sheet.X + 40, sheet.Bottom - 10), new Vector2(sheet.X + 6, sheet.Bottom + 56), wood);
        canvas.Line(
            new Vector2(sheet.Right - 40, sheet.Bottom - 10),
            new Vector2(sheet.Right - 6, sheet.Bottom + 56),
            wood
        );
    }

    private float Say(ICanvas canvas, string text, float type, bool bold, float y, Color ink)
    {
        var style = new TextStyle(type)
        {
            Bold = bold,
            Align = TextAlign.Middle,
            MaxLines = 1,
        };
        var laid = Scene.Typesetter.Lay(text, style, Width - 16);
        for (var smaller = type - 2; laid.IsCut && smaller >= 16; smaller -= 2)
        {
            laid = Scene.Typesetter.Lay(text, style with { Size = smaller }, Width - 16);
        }

        canvas.Text(laid, new Vector2(-(Width - 16) / 2, y), ink);
        return y + laid.Size.Y;
    }
}
