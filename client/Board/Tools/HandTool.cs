using ElephantBoard.Board.Elephants;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;

namespace ElephantBoard.Board.Tools;

/// <summary>While Space is held, dragging moves the view, whatever it begins on. Pressing Space again ends it, too, because some
/// windows do not report that a key was released.</summary>
public sealed class HandTool(ToolBox box) : Tool(box)
{
    public override PointerShape Shape => PointerShape.Hand;

    public override void DragStart(ElephantPiece? on, PointerEvent pointer) =>
        Box.Take(new PanTool(Box, this, pointer));

    public override bool Press(ElephantPiece? on, KeyEvent key)
    {
        if (key.Key == Key.Space && key.IsRepeat)
        {
            return true;
        }

        if (key.Key is Key.Space or Key.Escape)
        {
            Box.ReturnToDefault();
            return true;
        }

        return false;
    }
}
