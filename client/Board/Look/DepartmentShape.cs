using System.Collections.Immutable;
using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Look;

/// <summary>Draws the shape and color of a department. No department is a dotted ring.</summary>
public static class DepartmentShape
{
    /// <summary>Distance from the middle of a shape up to the middle of its label, as a fraction of the radius, where the shape is
    /// widest.</summary>
    private static readonly ImmutableDictionary<string, float> Lifts = new Dictionary<string, float>
    {
        ["triangle"] = -0.3f,
        ["drop"] = -0.16f,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Returns the middle of the label of a shape.</summary>
    public static Vector2 LabelAt(uint department, Vector2 middle, float radius) =>
        department == 0 ? middle : middle - new Vector2(0, radius * Lifts.GetValueOrDefault(Kind(department).Shape, 0));

    /// <summary>Returns the color of a department's shape, pointers, and names. 0: the palette's ink.</summary>
    public static Color ColourOf(uint department, Palette palette)
    {
        ArgumentNullException.ThrowIfNull(palette);
        return department == 0 ? palette.SoftInk : Kind(department).Colour;
    }

    /// <param name="department">1, 2, …; 0: none.</param>
    /// <param name="radius">Radius of the circle; the other shapes have the same area.</param>
    /// <param name="pale">Whether the person is disconnected.</param>
    public static void Draw(
        ICanvas canvas,
        uint department,
        Vector2 middle,
        float radius,
        Palette palette,
        bool pale = false
    )
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(palette);
        if (department == 0)
        {
            Ring(canvas, middle, radius, palette, pale);
            return;
        }

        var (shape, colour) = Kind(department);
        var fill = pale ? Color.Mix(colour, palette.Wall, 0.62f) : colour;
        Fill(canvas, shape, middle, radius, fill);
        if (palette.IsHighContrast)
        {
            Fill(canvas, shape, middle, radius, Paint.Line(palette.Ink, MathF.Max(1.5f, radius * 0.08f)));
        }
    }

    private static (string Shape, Color Colour) Kind(uint department) =>
        Tokens.Departments[(int)((department - 1) % (uint)Tokens.Departments.Length)];

    private static void Ring(ICanvas canvas, Vector2 middle, float radius, Palette palette, bool pale)
    {
        var area = Around(middle, radius * 0.9f);
        canvas.Ellipse(area, palette.Surface);
        var line = pale ? Color.Mix(palette.SoftInk, palette.Wall, 0.62f) : palette.SoftInk;
        canvas.Ellipse(area, Paint.Line(line, radius * 0.16f) with { Dash = radius * 0.24f });
    }

    private static void Fill(ICanvas canvas, string shape, Vector2 middle, float r, Paint paint)
    {
        switch (shape)
        {
            case "circle":
                canvas.Ellipse(Around(middle, r), paint);
                break;
            case "square":
                canvas.RoundRectangle(Around(middle, r * 0.92f), r * 0.32f, paint);
                break;
            case "triangle":
                // Its corners are wide, so it is drawn a little lower.
                var low = middle + new Vector2(0, r * 0.08f);
                Polygon(
                    canvas,
                    r * 0.2f,
                    paint,
                    low + new Vector2(0, -r * 1.16f),
                    low + new Vector2(r * 1.18f, r * 0.92f),
                    low + new Vector2(-r * 1.18f, r * 0.92f)
                );
                break;
            case "hexagon":
                Polygon(canvas, r * 0.2f, paint, [.. Corners(middle, r * 1.08f, 6)]);
                break;
            case "diamond":
                Polygon(canvas, r * 0.24f, paint, [.. Corners(middle, r * 1.26f, 4)]);
                break;
            default:
                canvas.Path(Drop(middle, r), paint);
                break;
        }
    }

    private static Outline Drop(Vector2 c, float r) =>
        new Outline()
            .MoveTo(c.X, c.Y - (r * 1.3f))
            .CubicTo(c.X + (r * 0.5f), c.Y - (r * 0.68f), c.X + r, c.Y - (r * 0.42f), c.X + r, c.Y + (r * 0.12f))
            .CubicTo(c.X + r, c.Y + (r * 0.7f), c.X + (r * 0.55f), c.Y + (r * 1.08f), c.X, c.Y + (r * 1.08f))
            .CubicTo(c.X - (r * 0.55f), c.Y + (r * 1.08f), c.X - r, c.Y + (r * 0.7f), c.X - r, c.Y + (r * 0.12f))
            .CubicTo(c.X - r, c.Y - (r * 0.42f), c.X - (r * 0.5f), c.Y - (r * 0.68f), c.X, c.Y - (r * 1.3f))
            .Close();

    private static IEnumerable<Vector2> Corners(Vector2 middle, float radius, int count) =>
        Enumerable.Range(0, count).Select(i => middle + (radius * Direction((i * MathF.Tau / count) - (MathF.PI / 2))));

    private static Vector2 Direction(float angle) => new(MathF.Cos(angle), MathF.Sin(angle));

    /// <summary>Returns a polygon with rounded corners.</summary>
    private static void Polygon(ICanvas canvas, float round, Paint paint, params ReadOnlySpan<Vector2> corners)
    {
        var outline = new Outline();
        for (var i = 0; i < corners.Length; i++)
        {
            var at = corners[i];
            var from = at + (Vector2.Normalize(corners[(i + corners.Length - 1) % corners.Length] - at) * round * 1.4f);
            var to = at + (Vector2.Normalize(corners[(i + 1) % corners.Length] - at) * round * 1.4f);
            outline = i == 0 ? outline.MoveTo(from.X, from.Y) : outline.LineTo(from.X, from.Y);
            outline.QuadTo(at.X, at.Y, to.X, to.Y);
        }

        canvas.Path(outline.Close(), paint);
    }

    private static Rect Around(Vector2 middle, float radius) =>
        Rect.At(middle - new Vector2(radius), new Vector2(2 * radius));
}
