using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Walks;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>Keeps one piece for each elephant that stands in the room, where the room says it stands.</summary>
/// <param name="own">What this seat wrote; null where others look at the same screen.</param>
public sealed class ElephantsOnFloor(RoomMirror mirror, WalkAnimator walkAnimator, OwnPocket? own = null) : Behaviour
{
    private readonly Dictionary<ulong, ElephantPiece> _pieces = [];
    private PieceSize _size = PieceSize.For(0);
    private RoomView _shown = RoomView.Nothing;
    private int _standing;
    private bool _isMaking;
    private bool _isUnsorted;

    public IReadOnlyDictionary<ulong, ElephantPiece> Pieces => _pieces;

    /// <summary>How large all of them are drawn now.</summary>
    public PieceSize Size => _size;

    /// <summary>A piece came to stand here.</summary>
    public event Action<ElephantPiece>? Added;

    /// <summary>A piece is no more: it is gone, or on its way out and not to be handled.</summary>
    public event Action<ElephantPiece>? Removed;

    /// <summary>Pieces that somebody else places (a drag): they are not put where the room says until they are let go.</summary>
    public HashSet<ulong> Held { get; } = [];

    /// <summary>This seat takes a piece into its hand: whatever it was doing, it stays where it is put until it is let go.</summary>
    internal void Hold(ElephantPiece piece)
    {
        walkAnimator.Stop(piece);
        piece.Holder = null;
        Held.Add(piece.Elephant.Id);
    }

    /// <summary>Somebody else moves a piece: it carries their name, and stays where they bring it until it is let go.</summary>
    internal void Carry(ulong elephant, PieceHolder holder)
    {
        if (_pieces.TryGetValue(elephant, out var piece))
        {
            walkAnimator.Stop(piece);
            if (piece.Holder is null)
            {
                piece.Transform.SetAsLastSibling();
            }

            piece.IsMoving = true;
            piece.Holder = holder;
        }
    }

    /// <summary>Nobody else moves it any more: it goes to where the room says.</summary>
    internal void LetGo(ulong elephant)
    {
        if (_pieces.TryGetValue(elephant, out var piece) && piece.Holder is not null)
        {
            piece.Holder = null;
            piece.IsMoving = false;
            Restack();
            walkAnimator.Go(piece, piece.Stand, Tokens.MotionMine);
        }
    }

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        own?.Changed += Note;
        Follow(new RoomChange(RoomView.Nothing, mirror.Now, [], Replaced: true));
    }

    protected override void OnDisable()
    {
        mirror.Changed -= Follow;
        own?.Changed -= Note;
    }

    /// <summary>What is one's own may be known only after it is seen. From any thread.</summary>
    private void Note() =>
        Scene.Post(() =>
        {
            if (IsActiveAndEnabled)
            {
                foreach (var piece in _pieces.Values.Where(piece => piece.Face.IsMine != IsMine(piece.Elephant.Id)))
                {
                    piece.Face = piece.Face with { IsMine = IsMine(piece.Elephant.Id) };
                }
            }
        });

    private bool IsMine(ulong elephant) => own?.Mine.Contains(elephant) == true;

    private static bool Stands(Elephant elephant) => elephant.IsShown && !elephant.IsOut;

    private void Follow(RoomChange change)
    {
        var (before, now) = (_shown, change.After);
        _shown = now;
        if (
            before.Room.Elephants == now.Room.Elephants
            && before.Wordings == now.Wordings
            && before.Room.Participants == now.Room.Participants
            && !change.Replaced
        )
        {
            return;
        }

        // One look at each: ten thousand may stand here, and one of them moved.
        var (standing, there) = (0, 0);
        var others = new List<(ElephantPiece Piece, Elephant Elephant)>();
        foreach (var elephant in now.Room.Elephants.Values)
        {
            if (!Stands(elephant))
            {
                continue;
            }

            standing++;
            if (_pieces.TryGetValue(elephant.Id, out var piece))
            {
                there++;
                if (!ReferenceEquals(piece.Elephant, elephant))
                {
                    others.Add((piece, elephant));
                }
            }
        }

        var isLess = there < _pieces.Count;
        if (isLess)
        {
            TakeAway(change);
        }

        // Looked at when somebody came or went: what is only moved makes nobody grow or shrink. Who is still to be made is there.
        var size = standing == _standing && !isLess && !change.Replaced ? _size : SizeOf(now.Room);
        _standing = standing;
        // All else that a face says: texts, names, and how often hats were poured since.
        var mayAllDiffer =
            size != _size
            || change.Replaced
            || before.Wordings != now.Wordings
            || before.Room.Participants != now.Room.Participants
            || before.Room.Pours != now.Room.Pours;
        _size = size;
        walkAnimator.Begin(change);
        if (mayAllDiffer)
        {
            foreach (var (id, piece) in _pieces)
            {
                Show(piece, now.Room.Elephants[id], change);
            }
        }
        else
        {
            others.ForEach(each => Show(each.Piece, each.Elephant, change));
        }

        if (_isUnsorted)
        {
            Restack();
        }

        if (_isMaking)
        {
            return;
        }

        if (there == standing)
        {
            walkAnimator.End();
            return;
        }

        _isMaking = true;
        var making = Make(change).GetEnumerator();
        // The first ones at once: a room as large as rooms are is there in one turn.
        if (Step(making))
        {
            Scene.StartCoroutine(making);
        }
    }

    private static PieceSize SizeOf(Timeline.Room room)
    {
        var shown = room.Elephants.Values.Where(elephant => elephant.IsShown).ToArray();
        return PieceSize.Fitting(
            [.. shown.Where(Stands).Select(elephant => new Vector2(elephant.X, elephant.Y))],
            shown.Length
        );
    }

    private static bool Step(IEnumerator<bool> steps)
    {
        for (var i = 0; i < 8; i++)
        {
            if (!steps.MoveNext())
            {
                return false;
            }
        }

        return true;
    }

    private void TakeAway(RoomChange change)
    {
        var now = change.After.Room.Elephants;
        foreach (var (id, piece) in _pieces)
        {
            if (!now.TryGetValue(id, out var elephant) || !Stands(elephant))
            {
                _pieces.Remove(id);
                Held.Remove(id);
                Removed?.Invoke(piece);
                walkAnimator.Leave(piece, elephant, change);
            }
        }
    }

    private void Show(ElephantPiece piece, Elephant elephant, RoomChange change)
    {
        if (ReferenceEquals(piece.Elephant, elephant) && piece.Face.Size == _size && IsCurrent(piece, change))
        {
            return;
        }

        if (StackingOf(piece.Elephant) != StackingOf(elephant))
        {
            Raise(piece, elephant, change.After.Room);
        }

        piece.Face = FaceOf(elephant, change.After);
        if (!Held.Contains(elephant.Id) && piece.Holder is null)
        {
            walkAnimator.Put(piece, piece.Stand, change);
        }
    }

    /// <summary>Stacks a piece as the room does. An elephant that was moved is usually on top now.</summary>
    private void Raise(ElephantPiece piece, Elephant elephant, Timeline.Room room)
    {
        if (elephant.Layer > 0 && elephant.Layer == room.TopLayer)
        {
            piece.Transform.SetAsLastSibling();
        }
        else
        {
            _isUnsorted = true;
        }
    }

    /// <summary>Stacks all pieces as the room does, below those that walk out.</summary>
    private void Restack()
    {
        _isUnsorted = false;
        GameObject.Transform.SortChildren(child =>
        {
            var piece = child.GetComponent<ElephantPiece>()!;
            var isHere = _pieces.GetValueOrDefault(piece.Elephant.Id) == piece;
            return (isHere ? 0 : 1, StackingOf(piece.Elephant));
        });
    }

    /// <summary>Elephants with a greater value cover those with a smaller one. Those that were never moved are stacked by y.</summary>
    private static (uint Layer, int Y, ulong Id) StackingOf(Elephant elephant) =>
        (elephant.Layer, elephant.Layer == 0 ? elephant.Y : 0, elephant.Id);

    private static bool IsCurrent(ElephantPiece piece, RoomChange change) =>
        piece.Text == change.After.Text(piece.Elephant.Wording)
        && piece.Face.Wrinkles == PieceFace.WrinklesOf(piece.Elephant, change.After.Room.Pours)
        && piece.Elephant.Author == 0;

    private PieceFace FaceOf(Elephant elephant, RoomView view)
    {
        var author = elephant.Author == 0 ? null : view.Room.Participants.GetValueOrDefault(elephant.Author);
        return new PieceFace(
            elephant,
            view.Text(elephant.Wording),
            _size,
            author is null ? null : view.Text(author.Name),
            IsMine(elephant.Id),
            PieceFace.WrinklesOf(elephant, view.Room.Pours)
        );
    }

    /// <summary>Makes the pieces that are not there yet, further back first, a few at a time.</summary>
    private IEnumerable<bool> Make(RoomChange change)
    {
        for (var view = RoomView.Nothing; !ReferenceEquals(view, _shown); )
        {
            view = _shown;
            var missing = view
                .Room.Elephants.Values.Where(elephant => Stands(elephant) && !_pieces.ContainsKey(elephant.Id))
                .OrderBy(StackingOf)
                .ToArray();
            for (var i = 0; i < missing.Length; i++)
            {
                // It may have moved or gone since.
                if (
                    IsAlive
                    && _shown.Room.Elephants.TryGetValue(missing[i].Id, out var elephant)
                    && Stands(elephant)
                    && !_pieces.ContainsKey(elephant.Id)
                )
                {
                    Add(elephant, change);
                }

                if (i % 16 == 15)
                {
                    yield return true;
                }
            }
        }

        walkAnimator.End();
        _isMaking = false;
    }

    private void Add(Elephant elephant, RoomChange change)
    {
        var made = GameObject.AddChild($"elephant/{elephant.Id}");
        var piece = made.AddComponent(new ElephantPiece(FaceOf(elephant, _shown)));
        made.Transform.Position = piece.Stand;
        made.Transform.Rotation = piece.Face.Tilt;
        _pieces.Add(elephant.Id, piece);
        walkAnimator.Enter(piece, change);
        Added?.Invoke(piece);
    }
}
