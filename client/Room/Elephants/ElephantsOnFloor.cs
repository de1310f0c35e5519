using System.Numerics;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Elephants;

/// <summary>Keeps one piece for each elephant that stands in the room, where the room says it stands.</summary>
public sealed class ElephantsOnFloor(RoomMirror mirror) : Behaviour
{
    private readonly Dictionary<ulong, ElephantPiece> _pieces = [];

    public IReadOnlyDictionary<ulong, ElephantPiece> Pieces => _pieces;

    /// <summary>A piece came to stand here.</summary>
    public event Action<ElephantPiece>? Added;

    /// <summary>A piece is no more.</summary>
    public event Action<ElephantPiece>? Removed;

    /// <summary>Pieces that somebody else places (a drag): they are not put where the room says until they are let go.</summary>
    public HashSet<ulong> Held { get; } = [];

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        Follow(new RoomChange(RoomView.Nothing, mirror.Now, [], Replaced: true));
    }

    protected override void OnDisable() => mirror.Changed -= Follow;

    private static bool Stands(Elephant elephant) => elephant.IsShown && !elephant.IsOut;

    private void Follow(RoomChange change)
    {
        var (before, now) = (change.Before.Room.Elephants, change.After.Room.Elephants);
        if (before == now && change.Before.Wordings == change.After.Wordings)
        {
            return;
        }

        foreach (var (id, piece) in _pieces)
        {
            if (!now.TryGetValue(id, out var elephant) || !Stands(elephant))
            {
                _pieces.Remove(id);
                Removed?.Invoke(piece);
                piece.GameObject.Destroy();
            }
        }

        foreach (var (id, elephant) in now)
        {
            if (!Stands(elephant))
            {
                continue;
            }

            var text = change.After.Text(elephant.Wording);
            if (_pieces.TryGetValue(id, out var piece))
            {
                piece.Show(elephant, text);
            }
            else
            {
                var made = GameObject.AddChild("elephant");
                piece = made.AddComponent(new ElephantPiece(elephant, text));
                _pieces.Add(id, piece);
                Added?.Invoke(piece);
            }

            if (!Held.Contains(id))
            {
                piece.Transform.Position = new Vector2(elephant.X, elephant.Y);
            }
        }
    }
}
