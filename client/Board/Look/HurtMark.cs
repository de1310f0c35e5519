using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Look;

/// <summary>Draws the mark of something that an elephant hurts, because not every font has the character.</summary>
public static class HurtMark
{
    /// <param name="mark">The character in the tokens: ●, ▲, ◆.</param>
    /// <param name="size">Height and width.</param>
    public static void Draw(ICanvas canvas, string mark, Vector2 middle, float size, Color ink)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var r = size / 2;
        switch (mark)
        {
            case "●":
                canvas.Ellipse(Rect.At(middle - new Vector2(r * 0.86f), new Vector2(r * 1.72f)), ink);
                break;
            case "▲":
                canvas.Path(Corners(middle, (0, -r), (r, r * 0.8f), (-r, r * 0.8f)), ink);
                break;
            default:
                canvas.Path(Corners(middle, (0, -r), (r, 0), (0, r), (-r, 0)), ink);
                break;
        }
    }

    private static Outline Corners(Vector2 middle, params ReadOnlySpan<(float X, float Y)> corners)
    {
        var outline = new Outline().MoveTo(middle.X + corners[0].X, middle.Y + corners[0].Y);
        foreach (var (x, y) in corners[1..])
        {
            outline.LineTo(middle.X + x, middle.Y + y);
        }

        return outline.Close();
    }
}
