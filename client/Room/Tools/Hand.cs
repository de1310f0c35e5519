using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Showing.Elephants;

namespace ElephantBoard.Showing.Tools;

/// <summary>While Space is held, dragging moves the view, whatever it begins on. Space again puts it down, too: some windows cannot
/// tell that a key came up.</summary>
public sealed class Hand(ToolBox box) : Tool(box)
{
    public override PointerShape Shape => PointerShape.Hand;

    public override void DragStart(ElephantPiece? on, PointerEvent pointer) =>
        Box.Take(new Panning(Box, this, pointer));

    public override bool Press(ElephantPiece? on, KeyEvent key)
    {
        if (key.Key == Key.Space && key.IsRepeat)
        {
            return true;
        }

        if (key.Key is Key.Space or Key.Escape)
        {
            Box.Rest();
            return true;
        }

        return false;
    }
}
