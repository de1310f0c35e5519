using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Ribbon;

/// <summary>Draws the ribbon behind the stages: wall, prompt, concern, and how to join.</summary>
internal sealed class RibbonBoard(QrCode? qr) : Renderer
{
    private RibbonLayout? _layout;
    private int _present;

    public override Rect Bounds => _layout is null ? Rect.Empty : new Rect(0, 0, _layout.Width, _layout.Height);

    public void Show(RibbonLayout layout, int present)
    {
        (_layout, _present) = (layout, present);
        Invalidate();
    }

    public override void Draw(ICanvas canvas)
    {
        if (_layout is not { } at)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        canvas.Rectangle(Bounds, palette.Wall);
        canvas.RoundRectangle(at.Pill, at.Pill.Height / 2, palette.Surface);
        canvas.RoundRectangle(at.Pill.Grown(-1), at.Pill.Height / 2, Paint.Line(palette.Line, 2));
        Dots(canvas, at, palette);
        Say(canvas, at.Prompt, at.PromptAt, palette.Ink);
        Say(canvas, at.Concern, at.ConcernAt, palette.SoftInk);
        Say(canvas, at.Address, at.AddressAt, palette.SoftInk);
        Say(canvas, at.Code, at.CodeAt, palette.Ink);
        if (at.QrArea is { } area && qr is not null)
        {
            qr.Draw(canvas, area, 10 * at.Scale);
            canvas.RoundRectangle(area, 10 * at.Scale, Paint.Line(palette.Line, 2));
        }
    }

    private static void Say(ICanvas canvas, ITextLayout? text, Vector2? at, Color ink)
    {
        if (text is not null && at is { } place)
        {
            canvas.Text(text, place, ink);
        }
    }

    private void Dots(ICanvas canvas, RibbonLayout at, Palette palette)
    {
        if (at.DotsAt is not { } first)
        {
            return;
        }

        for (var i = 0; i < RibbonWords.Stages.Count; i++)
        {
            var radius = (i == _present ? 7 : 5) * at.Scale;
            var middle = first + new Vector2(i * 20 * at.Scale, 0);
            var colour = i == _present ? palette.Ink : palette.FieldLine;
            canvas.Ellipse(Rect.At(middle - new Vector2(radius), new Vector2(2 * radius)), colour);
        }
    }
}
