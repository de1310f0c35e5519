using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Tools;

/// <summary>Drags elephants with the pointer. Moves by others meanwhile do not take them out of
/// the hand; releasing moves each once, and releasing on the door opens their decision. Escape puts them back.</summary>
public sealed class DragTool : Tool
{
    private readonly Dictionary<ulong, Vector2> _from = [];
    private readonly Vector2 _grip;
    private readonly ulong _main;
    private bool _isOverDoor;

    public DragTool(ToolBox box, ElephantPiece main, IReadOnlyList<ulong> all, PointerEvent pointer)
        : base(box)
    {
        (_grip, _main) = (pointer.InLayer, main.Elephant.Id);
        foreach (var id in all)
        {
            if (box.Elephants.Pieces.TryGetValue(id, out var piece))
            {
                box.Elephants.Hold(piece);
                _from[id] = piece.Transform.Position;
                Renderer.SetMoving(piece.GameObject, true);
            }
        }
    }

    public override PointerShape Shape => PointerShape.Move;

    public override void Drag(ElephantPiece? on, PointerEvent pointer)
    {
        var by = pointer.InLayer - _grip;
        foreach (var (id, from) in _from)
        {
            Box.Elephants.Pieces[id].Transform.Position = OnFloor(from + by);
        }

        _isOverDoor = Box.Scenery.Doorway.Contains(pointer.InLayer);
        ShowDoor();
        Box.Pointer?.Hold(_main, Box.Elephants.Pieces[_main].Transform.Position);
    }

    public override void DragEnd(ElephantPiece? on, PointerEvent pointer, bool cancelled)
    {
        if (!cancelled && _isOverDoor)
        {
            DropOnDoor();
        }
        else if (!cancelled)
        {
            Drop();
        }

        Box.ReturnToDefault();
    }

    public override void Lose(ElephantPiece piece)
    {
        if (_from.Remove(piece.Elephant.Id))
        {
            Box.Elephants.Held.Remove(piece.Elephant.Id);
            Box.Context!.Notices.Warn(Box.Context.Sentences["tool.drag_lost"]);
            Box.ReturnToDefault();
        }
    }

    public override void PutDown()
    {
        Box.Pointer?.Release();
        Box.Scenery.Door.Call = DoorCall.None;
        foreach (var id in _from.Keys)
        {
            Box.Elephants.Held.Remove(id);
            if (Box.Elephants.Pieces.TryGetValue(id, out var piece))
            {
                Renderer.SetMoving(piece.GameObject, false);
                Box.PlaceAsTold(id);
            }
        }

        _from.Clear();
    }

    private static Vector2 OnFloor(Vector2 place) =>
        Vector2.Clamp(place, Vector2.Zero, new Vector2(Tokens.FloorWidth, Tokens.FloorHeight));

    /// <summary>Opens the door if this user may show out everything that is dragged.</summary>
    private void ShowDoor()
    {
        var mayShowOut = VerbList.KickingOut.AvailabilityFor(Box.Context!, Dragged).IsEnabled;
        Box.Scenery.Door.Call =
            !mayShowOut ? DoorCall.None
            : _isOverDoor ? DoorCall.Takes
            : DoorCall.Offers;
    }

    private Subject.Elephants Dragged => new([.. Moving.InOrder(Box.Context!, _from.Keys)]);

    /// <summary>Leaves them in the doorway until their decision is written down or canceled.</summary>
    private void DropOnDoor()
    {
        var dragged = Dragged;
        foreach (var id in dragged.Ids)
        {
            _from.Remove(id);
            Renderer.SetMoving(Box.Elephants.Pieces[id].GameObject, false);
        }

        KickingOut.DropOnDoor(Box.Context!, dragged, back: () => dragged.Ids.ToList().ForEach(Box.Elephants.PutBack));
    }

    private void Drop()
    {
        var context = Box.Context!;
        // The stage may have changed in the meantime.
        if (!VerbList.Moving.Check(context, new Subject.Elephants([.. _from.Keys])))
        {
            return;
        }

        foreach (var id in Moving.InOrder(context, _from.Keys))
        {
            var from = _from[id];
            var to = Box.Elephants.Pieces[id].Transform.Position;
            Box.Elephants.Held.Remove(id);
            if (to != from)
            {
                Moving.To(context, id, to);
            }
        }
    }
}
