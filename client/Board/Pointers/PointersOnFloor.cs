using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.People;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Pointers;

/// <summary>
/// Shows the pointers of others and the elephants that they drag, with names. They glide between positions, which arrive at
/// most 15 times per second.
/// </summary>
/// <param name="me">This seat's participant, whose own pointer is the system's; 0: none.</param>
public sealed class PointersOnFloor(RoomMirror mirror, ElephantsOnFloor elephants, uint me) : Behaviour
{
    /// <summary>Time after which most of the distance is covered.</summary>
    private const float Glide = 0.06f;

    private readonly Dictionary<uint, (PointerMark Mark, Vector2 Goal)> _marks = [];
    private readonly Dictionary<ulong, (uint By, Vector2 Goal)> _dragged = [];

    private (object People, object Wordings) _named;
    private Dictionary<uint, string> _names = [];

    public IReadOnlyCollection<uint> Shown => _marks.Keys;

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        Follow(new RoomChange(RoomView.Nothing, mirror.Now, [], Replaced: true));
    }

    protected override void OnDisable() => mirror.Changed -= Follow;

    protected override void Update()
    {
        if (_marks.Count == 0 && _dragged.Count == 0)
        {
            return;
        }

        // It left, or this seat drags it now: the other participant only points again.
        if (_dragged.Keys.Any(id => !MayBeCarried(id)))
        {
            Look(mirror.Now);
        }

        var share = Scene.Tweens.ReducedMotion ? 1 : 1 - MathF.Exp(-(float)Scene.Clock.Delta.TotalSeconds / Glide);
        foreach (var (mark, goal) in _marks.Values)
        {
            mark.Transform.Position = Nearer(mark.Transform.Position, goal, share);
        }

        foreach (var (id, (_, goal)) in _dragged)
        {
            if (elephants.Pieces.TryGetValue(id, out var piece))
            {
                piece.Transform.Position = Nearer(piece.Transform.Position, goal, share);
            }
        }
    }

    private static Vector2 Nearer(Vector2 from, Vector2 to, float share)
    {
        var at = Vector2.Lerp(from, to, share);
        return (at - to).LengthSquared() < 0.25f ? to : at;
    }

    private void Follow(RoomChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (before.Pointers == after.Pointers && before.Room.Participants == after.Room.Participants)
        {
            return;
        }

        Look(after);
    }

    private void Look(RoomView after)
    {
        var others = after.Pointers.Values.Where(here => IsShown(here, after)).ToDictionary(here => here.Participant);
        Carry(others, after);
        // The name of a participant who drags an elephant is shown only on the elephant.
        foreach (var gone in _marks.Keys.Where(number => !Points(others.GetValueOrDefault(number))).ToArray())
        {
            _marks.Remove(gone, out var mark);
            mark.Mark.GameObject.Destroy();
        }

        foreach (var (number, here) in others.Where(other => Points(other.Value)))
        {
            var goal = new Vector2(here.X, here.Y);
            var mark = _marks.TryGetValue(number, out var known) ? known.Mark : Make(number, goal, after);
            _marks[number] = (mark, goal);
        }
    }

    private bool IsShown(Here here, RoomView view) =>
        here.Participant != me
        && !here.Away
        && view.Room.Participants.GetValueOrDefault(here.Participant) is { IsHere: true };

    private bool Points(Here? here) =>
        here is not null && !(_dragged.TryGetValue(here.Elephant, out var carried) && carried.By == here.Participant);

    private bool MayBeCarried(ulong id) => elephants.Pieces.ContainsKey(id) && !elephants.Held.Contains(id);

    private PointerMark Make(uint number, Vector2 at, RoomView view)
    {
        var made = GameObject.AddChild("pointer");
        made.Transform.Position = at;
        var mark = made.AddComponent(new PointerMark(NameOf(number, view), view.Room.Participants[number].Department));
        mark.IsMoving = true;
        return mark;
    }

    /// <summary>Returns a name that nobody else in the room has, as short as that allows.</summary>
    private string NameOf(uint number, RoomView view)
    {
        if (_named != (view.Room.Participants, view.Wordings))
        {
            _named = (view.Room.Participants, view.Wordings);
            _names = PeopleInRoom.PeopleOf(view).ToDictionary(person => person.Number, person => person.Short);
        }

        return _names.TryGetValue(number, out var name) ? name : Sentences.English.NameOf(view, number);
    }

    private void Carry(Dictionary<uint, Here> others, RoomView view)
    {
        var carried = others
            .Values.Where(here => MayBeCarried(here.Elephant))
            .GroupBy(here => here.Elephant)
            .ToDictionary(group => group.Key, group => group.MinBy(here => here.Participant)!);
        foreach (var id in _dragged.Keys.Where(id => !carried.ContainsKey(id)).ToArray())
        {
            _dragged.Remove(id);
            elephants.LetGo(id);
        }

        foreach (var (id, here) in carried)
        {
            _dragged[id] = (here.Participant, new Vector2(here.X, here.Y));
            var department = view.Room.Participants[here.Participant].Department;
            elephants.Carry(id, new PieceHolder(NameOf(here.Participant, view), department));
        }
    }
}
