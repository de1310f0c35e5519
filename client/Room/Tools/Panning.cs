using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Showing.Elephants;

namespace ElephantBoard.Showing.Tools;

/// <summary>The floor is held by a point of it and follows the pointer.</summary>
public sealed class Panning(ToolBox box, Tool after, PointerEvent from) : Tool(box)
{
    private Vector2 _at = from.Screen;

    /// <summary>What is in hand again when it is let go.</summary>
    public Tool After { get; set; } = after;

    public override PointerShape Shape => PointerShape.Move;

    public override void Drag(ElephantPiece? on, PointerEvent pointer)
    {
        Box.Camera.Pan((pointer.Screen - _at) / Box.Scene.Screen.Scale);
        _at = pointer.Screen;
    }

    public override void DragEnd(ElephantPiece? on, PointerEvent pointer, bool cancelled) => Box.Take(After);

    // The piece it began on may be gone; the floor is still held.
    public override void Update()
    {
        if (Box.Scene.Events.Pressed is null)
        {
            Box.Take(After);
        }
    }
}
