using ElephantBoard.Engine.Input;
using ElephantBoard.Showing.Elephants;

namespace ElephantBoard.Showing.Tools;

/// <summary>A read-only tool: dragging pans the view.</summary>
public sealed class Looking(ToolBox box) : Tool(box)
{
    public override void DragStart(ElephantPiece? on, PointerEvent pointer) =>
        Box.Take(new Panning(Box, this, pointer));
}
