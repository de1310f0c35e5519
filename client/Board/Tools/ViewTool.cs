using ElephantBoard.Board.Elephants;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Board.Tools;

/// <summary>A read-only tool: dragging pans the view.</summary>
public sealed class ViewTool(ToolBox box) : Tool(box)
{
    public override void DragStart(ElephantPiece? on, PointerEvent pointer) =>
        Box.Take(new PanTool(Box, this, pointer));
}
