using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Board.Scenery;

/// <summary>Shows the elephants on the porch, small, on their boards: as many as fit, and how many more there are.</summary>
public sealed class Porch : Behaviour
{
    private const float Aside = 9;
    private const float Gap = 13;

    /// <summary>Space above the notes, where one looks out.</summary>
    private const float Above = 84;

    /// <summary>Height of the number of those that do not fit.</summary>
    private const float More = 26;

    private readonly Dictionary<ulong, PorchNote> _notes = [];
    private PorchDeck _deck = null!;
    private IReadOnlyList<PorchFace> _waiting = [];

    /// <summary>The notes that are shown, by elephant.</summary>
    public IReadOnlyDictionary<ulong, PorchNote> Notes => _notes;

    /// <summary>Fires when a note was added.</summary>
    public event Action<PorchNote>? Added;

    /// <summary>Fires when a note was removed.</summary>
    public event Action<PorchNote>? Removed;

    /// <summary>All elephants on the porch.</summary>
    public IReadOnlyList<PorchFace> Waiting
    {
        get => _waiting;
        set
        {
            if (!_waiting.SequenceEqual(value))
            {
                _waiting = value;
                Arrange();
            }
        }
    }

    protected override void Awake() => _deck = GameObject.AddChild("deck").AddComponent(new PorchDeck());

    private void Arrange()
    {
        var way = Tokens.Doorway;
        var (top, bottom, width) = (way.Y + Above, way.Bottom - 8, way.Width - (2 * Aside));
        var shown = new HashSet<ulong>();
        var y = top;
        foreach (var face in _waiting)
        {
            var note = _notes.GetValueOrDefault(face.Id) ?? Add(face);
            var height = note.Lay(face, width);
            var isLast = shown.Count + 1 == _waiting.Count;
            // The first one is always shown.
            if (shown.Count > 0 && y + height + (isLast ? 0 : More) > bottom)
            {
                break;
            }

            note.Transform.Position = new Vector2(way.X + Aside, y);
            shown.Add(face.Id);
            y += height + Gap;
        }

        foreach (var note in _notes.Values.Where(note => !shown.Contains(note.Face.Id)).ToArray())
        {
            _notes.Remove(note.Face.Id);
            Removed?.Invoke(note);
            note.GameObject.Destroy();
        }

        _deck.Show(_waiting.Count > 0, _waiting.Count - shown.Count, y - 8);
    }

    private PorchNote Add(PorchFace face)
    {
        var note = GameObject.AddChild($"porch/{face.Id}").AddComponent(new PorchNote());
        _notes.Add(face.Id, note);
        note.Lay(face, Tokens.Doorway.Width - (2 * Aside));
        Added?.Invoke(note);
        return note;
    }
}
