using ElephantBoard.Engine.Input;

namespace ElephantBoard.Board.Elephants;

/// <summary>Input on a piece, for the current tool.</summary>
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

    /// <summary>Set by the handler of the key.</summary>
    public bool IsUsed { get; set; }
}
