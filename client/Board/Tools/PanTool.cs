using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;

namespace ElephantBoard.Board.Tools;

/// <summary>Pans the floor with the pointer.</summary>
public sealed class PanTool(ToolBox box, Tool after, PointerEvent from) : Tool(box)
{
    private Vector2 _at = from.Screen;

    /// <summary>The tool that is restored afterwards.</summary>
    public Tool After { get; set; } = after;

    public override PointerShape Shape => PointerShape.Move;

    public override void Drag(ElephantPiece? on, PointerEvent pointer)
    {
        Box.Camera.Pan((pointer.Screen - _at) / Box.Scene.Screen.Scale);
        _at = pointer.Screen;
    }

    public override void DragEnd(ElephantPiece? on, PointerEvent pointer, bool cancelled) => Box.Take(After);

    // The piece on which it began may be gone; panning continues.
    public override void Update()
    {
        if (Box.Scene.Events.Pressed is null)
        {
            Box.Take(After);
        }
    }
}
