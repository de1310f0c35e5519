using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Showing.Elephants;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.Verbs;

namespace ElephantBoard.Showing.Tools;

/// <summary>Moves elephants by arrow keys: a step per press, a long one with Shift. When the keys rest, each is moved once.</summary>
public sealed class Nudging : Tool
{
    private readonly Dictionary<ulong, Vector2> _from = [];
    private TimeSpan _last;

    public Nudging(ToolBox box, IReadOnlyList<ulong> all)
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

            Box.Rest();
            return true;
        }

        if (key.Key is not (Key.Left or Key.Right or Key.Up or Key.Down) || key.Control || key.Alt)
        {
            Box.Rest();
            return Box.InHand.Press(on, key);
        }

        _last = Box.Scene.Clock.Now;
        var by = ToolBox.Direction(key.Key) * (key.Shift ? Tokens.LongStep : Tokens.Step);
        foreach (var id in _from.Keys)
        {
            var piece = Box.Elephants.Pieces[id];
            var most = new Vector2(Tokens.FloorWidth, Tokens.FloorHeight);
            piece.Transform.Position = Vector2.Clamp(piece.Transform.Position + by, Vector2.Zero, most);
            Box.Camera.Reveal(piece.Note.Moved(piece.Transform.Position));
        }

        return true;
    }

    public override void Update()
    {
        if (Box.Scene.Clock.Now - _last >= Tokens.StepRest)
        {
            Box.Rest();
        }
    }

    // A pointer press ends it; the next tool handles the press.
    public override void Down(ElephantPiece? on, PointerEvent pointer)
    {
        Box.Rest();
        Box.InHand.Down(on, pointer);
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
        foreach (var (id, from) in _from)
        {
            Box.Elephants.Held.Remove(id);
            var to = Box.Elephants.Pieces[id].Transform.Position;
            if (to != from && VerbList.Moving.On(Box.Bench!, Subject.One(id)).IsNow)
            {
                Moving.To(Box.Bench!, id, to);
            }

            Box.PlaceAsTold(id);
        }
    }
}
