using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A widget that is drawn in the theme.</summary>
public abstract class Control : Widget
{
    public Theme Theme => Themed.Of(GameObject);

    /// <summary>Space for the focus ring around it.</summary>
    public override Rect Bounds => base.Bounds.Grown(6);

    /// <summary>Width of the focus ring.</summary>
    protected virtual float FocusRadius => Theme.Radius + 3;

    protected void DrawFocus(ICanvas canvas)
    {
        if (IsFocused)
        {
            var ring = base.Bounds.Grown(3);
            canvas.RoundRectangle(ring, FocusRadius, Paint.Line(Theme.Accent, Theme.FocusWidth));
        }
    }

    protected Color TextColor => Interactable ? Theme.Ink : Theme.SoftInk;
}
