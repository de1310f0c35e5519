using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Covers the whole layer below a dialog or menu, so that nothing else is hit.</summary>
internal sealed class Veil : Widget
{
    public Color Color { get; set; }

    public Action? Clicked { get; set; }

    public override bool IsBlank => Color.A == 0;

    public override void Draw(ICanvas canvas)
    {
        if (!IsBlank)
        {
            canvas.Rectangle(Bounds, Color);
        }
    }

    protected internal override void OnClick(PointerEvent pointer) => Clicked?.Invoke();
}
