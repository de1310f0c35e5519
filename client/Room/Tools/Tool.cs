using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Showing.Elephants;

namespace ElephantBoard.Showing.Tools;

/// <summary>What is in hand: one state of working on the floor. Where <c>on</c> is null, it is the floor itself.</summary>
public abstract class Tool(ToolBox box)
{
    protected ToolBox Box => box;

    public virtual PointerShape Shape => PointerShape.Arrow;

    /// <summary>It is put down: what it held is let go.</summary>
    public virtual void PutDown() { }

    public virtual void Down(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void Click(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void DragStart(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void Drag(ElephantPiece? on, PointerEvent pointer) { }

    public virtual void DragEnd(ElephantPiece? on, PointerEvent pointer, bool cancelled) { }

    /// <param name="on">What has the focus.</param>
    /// <returns>Whether the key was used.</returns>
    public virtual bool Press(ElephantPiece? on, KeyEvent key) => false;

    public virtual void Update() { }

    /// <summary>An elephant does not stand on the floor any more.</summary>
    public virtual void Lose(ElephantPiece piece) { }
}
