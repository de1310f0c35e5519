using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Builds a pour from items in random order.</summary>
internal sealed class Pour
{
    private readonly HashSet<ulong> _seen = [];
    private readonly Queue<(int X, int Y)> _places;
    private readonly List<Change> _changes = [];
    private readonly List<Change> _tags = [];

    /// <param name="landing">Number of items that need a place on the floor.</param>
    public Pour(Room room, int landing, Entropy entropy)
    {
        (Room, Entropy) = (room, entropy);
        Event = new HatPoured { Round = room.Round, NextRound = entropy.NextId() };
        _places = new(Scatter.Places(landing, Scatter.Taken(room), entropy));
    }

    public Room Room { get; }
    public Entropy Entropy { get; }
    public HatPoured Event { get; }

    /// <summary>The changes beside the event: texts, tags, and rounds.</summary>
    public IReadOnlyList<Change> Changes =>
        [.. _changes, .. _tags, new Change.RoundClosed(Event.Round), new Change.RoundOpened(Event.NextRound)];

    /// <summary>Returns false if another item for this elephant came out before, because only the first one counts.</summary>
    public bool IsFirst(ulong elephant) => _seen.Add(elephant);

    public (int X, int Y) NextPlace() => _places.Dequeue();

    /// <summary>Stores a text beside the event.</summary>
    public WordingId Keep(string text)
    {
        var wording = Wordings.Keep(text, Entropy);
        _changes.Add(wording);
        return wording.Id;
    }

    public void Erase(WordingId wording) => _changes.Add(new Change.WordingErased(wording));

    public void Tag(ulong elephant, ReadOnlySpan<byte> tag) =>
        _tags.Add(new Change.TagKept(elephant, Digest.From(tag)));
}
