using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Elephants;

/// <summary>
/// Draws an elephant: a rounded note with a forehead, two ears, and a trunk, in two tones of one color. Used wherever an
/// elephant is shown: on the floor, on the porch, on its way out, and large in a dialog.
/// </summary>
public static class ElephantFigure
{
    /// <summary>Width of the note for which ears, trunk, and face are designed.</summary>
    private const float Drawn = 200;

    /// <summary>Returns the scale of ears, trunk, and face on a note of this width.</summary>
    public static float Limbs(float width) => Math.Clamp(width / Drawn, 0.42f, 1.7f);

    /// <summary>Height of the face above the text.</summary>
    public static float Forehead(float limbs) => 25 * limbs;

    /// <summary>Returns the area of a note with its ears, trunk, and shadow.</summary>
    /// <param name="k">The scale of ears, trunk, and face.</param>
    public static Rect Around(Rect note, float k)
    {
        return Rect.FromEdges(note.X - (44 * k), note.Y - (24 * k), note.Right + (44 * k), note.Bottom + (50 * k));
    }

    /// <param name="colour">1, 2, …: its kind.</param>
    /// <param name="wrinkles">Number of lines on its forehead.</param>
    /// <param name="lift">0: on the floor; 1: held above the floor.</param>
    /// <param name="ears">Reach of ears and trunk: 1 where there is space.</param>
    /// <param name="limbs">Scale of ears, trunk, and face; null: by the note's width.</param>
    public static void Draw(
        ICanvas canvas,
        Rect note,
        uint colour,
        int wrinkles,
        Palette palette,
        float lift = 0,
        float ears = 1,
        float? limbs = null
    )
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(palette);
        var (body, ear) = Tokens.ElephantColours[(int)((colour + 5) % (uint)Tokens.ElephantColours.Length)];
        var k = limbs ?? Limbs(note.Width);
        Shadow(canvas, note, k, palette, lift, ears);

        var edge = palette.IsHighContrast ? palette.Ink : Color.Mix(ear, palette.Shadow, 0.22f);
        var line = palette.IsHighContrast ? 2.5f : 1.5f;
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var shape = Ear(note, k, side, 1, ears);
            canvas.Path(shape, ear);
            canvas.Path(Ear(note, k, side, 0.62f, ears), Color.Mix(ear, body, 0.4f));
            canvas.Path(shape, Paint.Line(edge, line));
        }

        var trunk = Trunk(note, k * Reaching(ears));
        canvas.Path(trunk, ear);
        canvas.Path(trunk, Paint.Line(edge, line));

        var radius = MathF.Min(22, 22 * MathF.Max(0.62f, k));
        canvas.RoundRectangle(
            note,
            radius,
            new Paint(Color.Mix(body, Color.White, 0.16f)) { To = Color.Mix(body, ear, 0.1f) }
        );
        canvas.RoundRectangle(note.Grown(-line / 2), radius - (line / 2), Paint.Line(edge, line));
        Face(canvas, note, k, Color.Mix(ear, Tokens.ElephantInk, 0.3f), wrinkles);
    }

    /// <summary>Draws a simple version, for rooms with thousands of elephants.</summary>
    public static void DrawPlainly(ICanvas canvas, Rect note, uint colour, Palette palette, float ears)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(palette);
        var (body, ear) = Tokens.ElephantColours[(int)((colour + 5) % (uint)Tokens.ElephantColours.Length)];
        var k = Limbs(note.Width);
        canvas.Path(Ear(note, k, -1, 1, ears), ear);
        canvas.Path(Ear(note, k, 1, 1, ears), ear);
        canvas.Path(Trunk(note, k * Reaching(ears)), ear);
        canvas.RoundRectangle(note, 13, palette.IsHighContrast ? palette.Ink : Color.Mix(ear, palette.Shadow, 0.22f));
        canvas.RoundRectangle(note.Grown(-1.5f), 11.5f, body);
        var y = note.Y + (14 * k);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var eye = new Vector2(note.Centre.X + (side * 36 * k), y);
            canvas.Ellipse(Rect.At(eye - new Vector2(3.6f * k), new Vector2(7.2f * k)), Tokens.ElephantInk);
        }
    }

    private static void Shadow(ICanvas canvas, Rect note, float k, Palette palette, float lift, float ears)
    {
        if (palette.IsHighContrast)
        {
            return;
        }

        var drop = (5 + (12 * lift)) * MathF.Max(0.6f, k);
        var soft = palette.Shadow.Faded(0.3f - (0.06f * lift));
        canvas.RoundRectangle(
            note.Moved(new Vector2(drop * 0.3f, drop)).Grown(1),
            22 * k,
            new Paint(soft) { Blur = (5 + (6 * lift)) * MathF.Max(0.6f, k) }
        );
        var faint = palette.Shadow.Faded(0.16f);
        var fallen = note.Moved(new Vector2(drop * 0.4f, drop));
        canvas.Path(Ear(fallen, k, -1, 1, ears), faint);
        canvas.Path(Ear(fallen, k, 1, 1, ears), faint);
        canvas.Path(Trunk(fallen, k * Reaching(ears)), faint);
    }

    /// <param name="part">1: the ear; less: its inside.</param>
    /// <param name="reach">How far it reaches out.</param>
    private static Outline Ear(Rect note, float k, int side, float part, float reach)
    {
        var x = side < 0 ? note.X : note.Right;
        var root = new Vector2(x - (side * 8 * k), note.Y + MathF.Min(38 * k, note.Height / 2));
        Vector2 At(float across, float down) =>
            new(root.X + (side * across * k * part * reach), root.Y + ((down - 24) * k * part));

        var top = At(0, 0);
        var low = At(2, 62);
        var (outer, tip) = (At(30, -26), At(43, 6));
        var (under, lobe) = (At(52, 34), At(34, 72));
        return new Outline()
            .MoveTo(top.X, top.Y)
            .CubicTo(At(4, -14).X, At(4, -14).Y, outer.X, outer.Y, tip.X, tip.Y)
            .CubicTo(under.X, under.Y, lobe.X, lobe.Y, low.X, low.Y)
            .Close();
    }

    /// <summary>Returns the length of the trunk, as a fraction of the full one: it stays visible where the ears are short.</summary>
    private static float Reaching(float ears) => 0.45f + (0.55f * ears);

    private static Outline Trunk(Rect note, float k)
    {
        var root = new Vector2(note.Centre.X, note.Bottom - (3 * k));
        Vector2 At(float x, float y) => root + new Vector2(x * k, y * k);
        var (a, b, c, d) = (At(-13, 0), At(12, 0), At(13, 40), At(-36, 44));
        return new Outline()
            .MoveTo(a.X, a.Y)
            .LineTo(b.X, b.Y)
            .CubicTo(c.X, c.Y, At(-24, 52).X, At(-24, 52).Y, d.X, At(-36, 26).Y)
            .CubicTo(At(-38, 17).X, At(-38, 17).Y, At(-25, 14).X, At(-25, 14).Y, At(-22, 22).X, At(-22, 22).Y)
            .CubicTo(At(-18, 32).X, At(-18, 32).Y, At(-10, 22).X, At(-10, 22).Y, a.X, a.Y)
            .Close();
    }

    private static void Face(ICanvas canvas, Rect note, float k, Color wrinkle, int wrinkles)
    {
        var y = note.Y + (14 * k);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var eye = new Vector2(note.Centre.X + (side * 36 * k), y);
            canvas.Ellipse(Rect.At(eye - new Vector2(3.6f * k), new Vector2(7.2f * k)), Tokens.ElephantInk);
            canvas.Ellipse(
                Rect.At(eye + new Vector2(-0.4f * k, -2.6f * k), new Vector2(2.4f * k)),
                Color.White.Faded(0.9f)
            );
        }

        for (var i = 0; i < wrinkles; i++)
        {
            var at = y + ((i - ((wrinkles - 1) / 2f)) * 5.4f * k) - (1.5f * k);
            var half = (24 - (2 * MathF.Abs(i - ((wrinkles - 1) / 2f)))) * k;
            canvas.Path(
                new Outline()
                    .MoveTo(note.Centre.X - half, at)
                    .QuadTo(note.Centre.X, at + (5 * k), note.Centre.X + half, at),
                Paint.Line(wrinkle, MathF.Max(1.4f, 2.1f * k))
            );
        }
    }
}
