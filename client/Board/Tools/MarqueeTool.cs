using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Tools;

/// <summary>Draws a selection rectangle and selects what it touches; Shift adds to the selection.</summary>
public sealed class MarqueeTool : Tool
{
    private readonly Vector2 _from;
    private readonly IReadOnlyList<ulong> _before;
    private readonly MarqueeMark _mark;

    public MarqueeTool(ToolBox box, PointerEvent pointer)
        : base(box)
    {
        _from = pointer.InLayer;
        _before = pointer.Modifiers.HasFlag(Modifiers.Shift) ? box.Selection.InOrder : [];
        _mark = box.Camera.Floor.GameObject.AddChild("marquee").AddComponent(new MarqueeMark());
    }

    public override void Drag(ElephantPiece? on, PointerEvent pointer)
    {
        var (min, max) = (Vector2.Min(_from, pointer.InLayer), Vector2.Max(_from, pointer.InLayer));
        var area = Rect.At(min, max - min);
        _mark.Area = area;
        Box.Selection.Only(
            Box.Elephants.Pieces.Values.Where(piece => piece.Note.Moved(piece.Transform.Position).Overlaps(area))
                .Select(piece => piece.Elephant.Id)
                .Concat(_before)
        );
    }

    public override void DragEnd(ElephantPiece? on, PointerEvent pointer, bool cancelled)
    {
        if (cancelled)
        {
            Box.Selection.Only(_before);
        }

        Box.ReturnToDefault();
    }

    public override void PutDown() => _mark.GameObject.Destroy();
}
