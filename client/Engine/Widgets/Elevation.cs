using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Draws the elevation of a surface: a soft shadow downward, and a border.</summary>
public static class Elevation
{
    /// <summary>How far a panel's shadow extends beyond it, in units.</summary>
    public const float Reach = 40;

    /// <param name="level">1: a control, 2: a panel, 3: a dialog.</param>
    public static void Draw(ICanvas canvas, Rect area, float radius, Theme theme, int level)
    {
        ArgumentNullException.ThrowIfNull(theme);
        var (down, blur, strength) = level switch
        {
            1 => (1f, 2f, 0.18f),
            2 => (4f, 10f, 0.20f),
            _ => (10f, 24f, 0.30f),
        };
        canvas.RoundRectangle(
            area.Moved(new Vector2(0, down)),
            radius,
            new Paint(theme.Shadow.Faded(strength)) { Blur = blur }
        );
        canvas.RoundRectangle(area, radius, theme.Surface);
        canvas.RoundRectangle(area.Grown(-0.5f), radius, Paint.Line(level == 1 ? theme.Line : theme.SoftLine, 1));
    }
}
