using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Board.Tools;

/// <summary>Moves elephants by arrow keys: a step per press, a long one with Shift. When the keys rest, each is moved once.</summary>
public sealed class NudgeTool : Tool
{
    private readonly Dictionary<ulong, Vector2> _from = [];
    private TimeSpan _last;

    public NudgeTool(ToolBox box, IReadOnlyList<ulong> all)
        : base(box)
    {
        foreach (var id in all)
        {
            if (box.Elephants.Pieces.TryGetValue(id, out var piece))
            {
                box.Elephants.Hold(piece);
                _from[id] = piece.Transform.Position;
            }
        }
    }

    public override bool Press(ElephantPiece? on, KeyEvent key)
    {
        if (key.Is(Key.Escape))
        {
            foreach (var (id, from) in _from)
            {
                Box.Elephants.Pieces[id].Transform.Position = from;
            }

            Box.ReturnToDefault();
            return true;
        }

        if (key.Key is not (Key.Left or Key.Right or Key.Up or Key.Down) || key.Control || key.Alt)
        {
            Box.ReturnToDefault();
            return Box.Current.Press(on, key);
        }

        _last = Box.Scene.Clock.Now;
        var by = ToolBox.Direction(key.Key) * (key.Shift ? Tokens.LongStep : Tokens.Step);
        foreach (var id in _from.Keys)
        {
            var piece = Box.Elephants.Pieces[id];
            piece.Transform.Position = Moving.OnFloor(piece.Transform.Position + by);
            Box.Camera.Reveal(piece.Note.Moved(piece.Transform.Position));
        }

        return true;
    }

    public override void Update()
    {
        if (Box.Scene.Clock.Now - _last >= Tokens.StepRest)
        {
            Box.ReturnToDefault();
        }
    }

    // A pointer press ends it; the next tool handles the press.
    public override void Down(ElephantPiece? on, PointerEvent pointer)
    {
        Box.ReturnToDefault();
        Box.Current.Down(on, pointer);
    }

    public override void Lose(ElephantPiece piece)
    {
        if (_from.Remove(piece.Elephant.Id))
        {
            Box.Elephants.Held.Remove(piece.Elephant.Id);
        }
    }

    public override void PutDown()
    {
        foreach (var id in Moving.InOrder(Box.Context!, _from.Keys))
        {
            var from = _from[id];
            Box.Elephants.Held.Remove(id);
            var to = Box.Elephants.Pieces[id].Transform.Position;
            if (to != from && VerbList.Moving.AvailabilityFor(Box.Context!, Subject.One(id)).IsEnabled)
            {
                Moving.To(Box.Context!, id, to);
            }

            Box.PlaceAsTold(id);
        }
    }
}
