using ElephantBoard.Engine.Input;

namespace ElephantBoard.Board.Elephants;

/// <summary>What was done with a piece, for the tool in hand.</summary>
public sealed record PieceInput(PieceInput.Kind What, PointerEvent? Pointer, KeyEvent? Key)
{
    public enum Kind
    {
        Down,
        Click,
        DragStart,
        Drag,
        DragEnd,
        DragCancelled,
        Key,
    }

    /// <summary>Set by who used the key up.</summary>
    public bool IsUsed { get; set; }
}
