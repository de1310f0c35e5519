using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Draws the background of a row: current, hovered, focused.</summary>
public static class RowFace
{
    public static void Draw(ICanvas canvas, Theme theme, Vector2 size, RowState state)
    {
        var area = Rect.FromEdges(3, 1, size.X - 3, size.Y - 1);
        if (state.IsCurrent || state.IsHovered)
        {
            var colour = state.IsCurrent
                ? Color.Mix(theme.Surface, theme.Accent, 0.14f)
                : Color.Mix(theme.Surface, theme.Ink, 0.06f);
            canvas.RoundRectangle(area, 8, colour);
        }

        if (state.IsCurrent)
        {
            canvas.RoundRectangle(area with { Width = 4 }, 2, theme.Accent);
        }

        if (state.IsFocused)
        {
            canvas.RoundRectangle(area.Grown(-1), 8, Paint.Line(theme.Accent, theme.FocusWidth));
        }
    }
}
