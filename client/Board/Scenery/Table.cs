using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Scenery;

/// <summary>The round table in the middle of the room, on its rug.</summary>
public sealed class Table : Renderer
{
    public override Rect Bounds => Tokens.Table.Grown(150);

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        if (!palette.IsHighContrast)
        {
            Rug(canvas, palette, Larger(Tokens.Table, 100, 62).Moved(new Vector2(0, 20)));
        }

        DrawTop(canvas, Tokens.Table, palette);
    }

    /// <summary>Draws the table without its rug.</summary>
    internal static void DrawTop(ICanvas canvas, Rect top, Palette palette)
    {
        var thick = palette.IsHighContrast ? 3 : 5;
        canvas.Ellipse(
            Larger(top, 6, 8).Moved(new Vector2(0, 34)),
            new Paint(palette.Shadow.Faded(0.34f)) { Blur = 9 }
        );
        canvas.Ellipse(top.Moved(new Vector2(0, 20)), Color.Mix(palette.TableEdge, palette.WoodDark, 0.45f));
        canvas.Ellipse(top, Color.Mix(palette.Table, palette.TableEdge, 0.28f));
        canvas.Ellipse(top, Paint.Line(palette.TableEdge, thick));
        canvas.Ellipse(
            Larger(top, -24, -14).Moved(new Vector2(0, -4)),
            new Paint(Color.Mix(palette.Table, Color.White, palette.Name == "dark" ? 0.05f : 0.25f))
            {
                To = palette.Table,
            }
        );
    }

    private static void Rug(ICanvas canvas, Palette palette, Rect area)
    {
        var wool = Color.Mix(palette.Floor, Tokens.Departments[0].Colour, palette.Name == "dark" ? 0.2f : 0.26f);
        canvas.Ellipse(area, wool);
        canvas.Ellipse(Larger(area, -10, -6), Paint.Line(Color.Mix(wool, palette.Wall, 0.35f), 3));
        canvas.Ellipse(Larger(area, -20, -12), Paint.Line(Color.Mix(wool, palette.Wall, 0.22f), 2) with { Dash = 12 });
    }

    private static Rect Larger(Rect area, float wide, float high) =>
        Rect.FromEdges(area.X - wide, area.Y - high, area.Right + wide, area.Bottom + high);
}
