using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;

namespace ElephantBoard.Board.Tools;

/// <summary>A tool: one state of interaction with the floor. If <c>on</c> is null, it is the floor itself.</summary>
public abstract class Tool(ToolBox box)
{
    protected ToolBox Box => box;

    public virtual PointerShape Shape => PointerShape.Arrow;

    /// <summary>Ends the tool and releases what it holds.</summary>
    public virtual void PutDown() { }

    public virtual void Down(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void Click(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void DragStart(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void Drag(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void DragEnd(ElephantPiece? on, PointerEvent pointer, bool cancelled) { }

    /// <param name="on">The focused piece.</param>
    /// <returns>Whether the key was handled.</returns>
    public virtual bool Press(ElephantPiece? on, KeyEvent key) => false;

    public virtual void ClickOnPorch(PorchNote on, PointerEvent pointer) { }

    /// <param name="on">The focused note.</param>
    /// <returns>Whether the key was handled.</returns>
    public virtual bool PressOnPorch(PorchNote on, KeyEvent key) => false;

    public virtual void Update() { }

    /// <summary>Called when an elephant left the floor.</summary>
    public virtual void Lose(ElephantPiece piece) { }
}
