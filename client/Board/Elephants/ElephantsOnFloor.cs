using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Walks;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>Shows one piece for each elephant on the floor, at its place in the room.</summary>
/// <param name="camera">Shows the floor. Where it is magnified, more words of a long text are shown.</param>
/// <param name="own">This seat's pocket; null on a screen that others see.</param>
public sealed class ElephantsOnFloor(
    RoomMirror mirror,
    WalkAnimator walkAnimator,
    FloorCamera camera,
    OwnPocket? own = null
) : Behaviour
{
    private readonly Dictionary<ulong, ElephantPiece> _pieces = [];
    private readonly HashSet<ElephantPiece> _raised = [];
    private PieceSize _size = PieceSize.For(0);
    private RoomView _shown = RoomView.Nothing;
    private int _standing;
    private bool _isMaking;
    private bool _isUnsorted;
    private float _least = NoteGrid.LeastType;

    public IReadOnlyDictionary<ulong, ElephantPiece> Pieces => _pieces;

    /// <summary>The current size of all pieces.</summary>
    public PieceSize Size => _size;

    /// <summary>Fires when a piece was added.</summary>
    public event Action<ElephantPiece>? Added;

    /// <summary>Fires when a piece was removed or walks out; it takes no more input.</summary>
    public event Action<ElephantPiece>? Removed;

    /// <summary>Pieces that a drag positions. They ignore their place in the room until they are released.</summary>
    public HashSet<ulong> Held { get; } = [];

    /// <summary>Moves a piece above all others, because someone looks at it.</summary>
    internal void Raise(ElephantPiece piece)
    {
        if (_raised.Add(piece))
        {
            piece.Transform.SetAsLastSibling();
        }
    }

    /// <summary>Moves a piece back to its position in the stack.</summary>
    internal void Lower(ElephantPiece piece)
    {
        if (_raised.Remove(piece) && piece.IsAlive && _pieces.GetValueOrDefault(piece.Elephant.Id) == piece)
        {
            var below = _pieces.Values.Count(other =>
                other != piece
                && !_raised.Contains(other)
                && other.Elephant.Stacking.CompareTo(piece.Elephant.Stacking) < 0
            );
            piece.Transform.SetSiblingIndex(below);
        }
    }

    /// <summary>Starts a drag by this seat: the piece stops what it was doing and stays where the drag puts it until it is
    /// released.</summary>
    internal void Hold(ElephantPiece piece)
    {
        walkAnimator.Stop(piece);
        piece.Holder = null;
        Held.Add(piece.Elephant.Id);
    }

    /// <summary>Starts a drag by another participant: the piece shows their name and follows their pointer until it is released.</summary>
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

    /// <summary>Ends a drag by another participant: the piece goes to its place in the room.</summary>
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

    /// <summary>Ends a drag by this seat that moved nothing: the piece goes back to its place in the room.</summary>
    internal void PutBack(ulong elephant)
    {
        if (Held.Remove(elephant) && _pieces.TryGetValue(elephant, out var piece))
        {
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

    /// <summary>Updates which pieces are this seat's own, which can become known after they are shown. Thread-safe.</summary>
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

        // Compares each elephant once, because there can be ten thousand, of which one moved.
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

        // The size depends only on which elephants are there, including pieces that are not made yet; a move does not change it.
        var size = standing == _standing && !isLess && !change.Replaced ? _size : SizeOf(now.Room);
        _standing = standing;
        // Other parts of a face: texts, names, and the number of pours.
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
        // Makes the first pieces at once, so that a room of usual size is complete in one update.
        if (Step(making))
        {
            Scene.StartCoroutine(making);
        }
    }

    /// <summary>The type follows the zoom in steps, so that not every turn of the wheel sets texts again.</summary>
    protected override void LateUpdate()
    {
        var steps = MathF.Floor(MathF.Log(MathF.Max(1, camera.Magnification) + 0.01f) / MathF.Log(1.25f));
        var least = NoteGrid.LeastType / MathF.Pow(1.25f, steps);
        if (least != _least)
        {
            _least = least;
            foreach (var piece in _pieces.Values)
            {
                piece.LeastType = least;
            }
        }
    }

    private static PieceSize SizeOf(Timeline.Room room)
    {
        var standing = room.Elephants.Values.Where(Stands).ToArray();
        return PieceSize.Fitting(
            [.. standing.Where(each => each.Layer == 0).Select(each => (each.X, each.Y))],
            standing.Length
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

        if (piece.Elephant.Stacking != elephant.Stacking)
        {
            Raise(piece, elephant, change.After.Room);
        }

        piece.Face = FaceOf(elephant, change.After);
        if (!Held.Contains(elephant.Id) && piece.Holder is null)
        {
            walkAnimator.Put(piece, piece.Stand, change);
        }
    }

    /// <summary>Moves a piece to its position in the stack. An elephant that was just moved is usually on top.</summary>
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

    /// <summary>Sorts all pieces by their position in the stack, below those that walk out.</summary>
    private void Restack()
    {
        _isUnsorted = false;
        GameObject.Transform.SortChildren(child =>
        {
            var piece = child.GetComponent<ElephantPiece>()!;
            var isHere = _pieces.GetValueOrDefault(piece.Elephant.Id) == piece;
            return (
                isHere
                    ? _raised.Contains(piece)
                        ? 1
                        : 0
                    : 2,
                piece.Elephant.Stacking
            );
        });
    }

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

    /// <summary>Makes the missing pieces from back to front, a few per update.</summary>
    private IEnumerable<bool> Make(RoomChange change)
    {
        for (var view = RoomView.Nothing; !ReferenceEquals(view, _shown); )
        {
            view = _shown;
            var missing = view
                .Room.Elephants.Values.Where(elephant => Stands(elephant) && !_pieces.ContainsKey(elephant.Id))
                .OrderBy(elephant => elephant.Stacking)
                .ToArray();
            for (var i = 0; i < missing.Length; i++)
            {
                // It can have moved or left in the meantime.
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

        Restack();
        walkAnimator.End();
        _isMaking = false;
    }

    private void Add(Elephant elephant, RoomChange change)
    {
        var made = GameObject.AddChild($"elephant/{elephant.Id}");
        var piece = made.AddComponent(new ElephantPiece(FaceOf(elephant, _shown)) { LeastType = _least });
        made.Transform.Position = piece.Stand;
        made.Transform.Rotation = piece.Face.Tilt;
        _pieces.Add(elephant.Id, piece);
        walkAnimator.Enter(piece, change);
        Added?.Invoke(piece);
    }
}
