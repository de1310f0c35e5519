using System.Collections.Immutable;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>A room in memory, as committed. Changed by <see cref="Accept"/> alone, once a turn is on disk.</summary>
internal sealed class CommittedRoom(RoomRecord record)
{
    private readonly Dictionary<WordingId, Wording> _wordings = [];
    private readonly Fingerprint _fingerprint = new();
    private (Room Of, byte[] Value)? _fingerprinted;

    public Guid Id { get; } = record.Room;
    public Head Head { get; private set; } = record.Head;
    public Room Room { get; private set; } = Room.Empty;
    public PrivateState PrivateState { get; private set; } = PrivateState.Empty;
    public RememberedCommands Remembered { get; } = new();

    /// <summary>What the pockets of each open round are encrypted with.</summary>
    public ImmutableDictionary<ulong, HatCipher> Ciphers { get; private set; } =
        ImmutableDictionary<ulong, HatCipher>.Empty;

    /// <summary>Raised whenever a wording stops being shown.</summary>
    public ulong VisibilityVersion { get; private set; }

    /// <summary>When the open round was opened, ms since 1970.</summary>
    public long RoundOpened { get; private set; }

    public Place Place => new() { Epoch = Head.Epoch, Sequence = Head.Sequence };

    /// <summary>Replays what lies in the log.</summary>
    public void Replay(TurnRecord batch)
    {
        foreach (var evt in batch.Events)
        {
            if (evt.Sequence > Room.Sequence)
            {
                var round = Room.Round;
                Room = Apply.Event(Room, evt);
                RoundOpened = Room.Round == round ? RoundOpened : evt.Time;
            }
        }
        foreach (var remembered in batch.Remembered)
        {
            Remembered.Add(remembered);
        }
    }

    /// <summary>Takes in what lies beside the events.</summary>
    public void Restore(
        PrivateState privateState,
        IEnumerable<Wording> wordings,
        ImmutableDictionary<ulong, HatCipher> ciphers
    )
    {
        PrivateState = privateState;
        Ciphers = ciphers;
        foreach (var wording in wordings)
        {
            _wordings[WordingId.From(wording.Id)] = wording;
        }
    }

    /// <summary>Makes a turn that is on disk the room's state.</summary>
    public void Accept(CommandBatch batch, Head head, ImmutableDictionary<ulong, HatCipher> ciphers)
    {
        // What was not in the room before the turn was shown to nobody.
        if (batch.Events.Any(evt => WordingVisibility.Hidden(Room, evt).Any()))
        {
            VisibilityVersion++;
        }
        RoundOpened = Room.Round == batch.Room.Round ? RoundOpened : batch.Room.Time;
        (Room, PrivateState, Head, Ciphers) = (batch.Room, batch.PrivateState, head, ciphers);
        foreach (var change in batch.Changes)
        {
            switch (change)
            {
                case Change.WordingKept kept:
                    _wordings[kept.Id] = ToWording(kept.Id, kept.Salt, kept.Text);
                    break;
                case Change.WordingErased erased:
                    _wordings.Remove(erased.Id);
                    break;
                default:
                    break;
            }
        }
        foreach (var remembered in batch.Remembered)
        {
            Remembered.Add(remembered);
        }
    }

    /// <summary>An event as it travels: the wordings that its reader may see now, then the event.</summary>
    public void AppendTo(Event evt, Frame frame)
    {
        foreach (var id in WordingVisibility.Wordings(Room, evt))
        {
            if (_wordings.TryGetValue(id, out var wording))
            {
                frame.Items.Add(new Item { Wording = wording });
            }
        }
        frame.Items.Add(new Item { Event = evt });
    }

    /// <summary>The room at its head with every wording that may be seen.</summary>
    public Checkpoint Checkpoint()
    {
        var checkpoint = new Checkpoint
        {
            Place = Place,
            State = CheckpointConverter.To(Room),
            Fingerprint = Google.Protobuf.ByteString.CopyFrom(FingerprintOf()),
        };
        foreach (var id in WordingVisibility.Wordings(Room))
        {
            if (_wordings.TryGetValue(id, out var wording))
            {
                checkpoint.Wordings.Add(wording);
            }
        }
        return checkpoint;
    }

    /// <summary>The text of a wording; null when it was erased or is not known.</summary>
    public string? TextOf(WordingId id) => _wordings.GetValueOrDefault(id)?.Text;

    public byte[] FingerprintOf()
    {
        if (_fingerprinted is not { } known || !ReferenceEquals(known.Of, Room))
        {
            _fingerprinted = known = (Room, _fingerprint.Of(Room));
        }
        return known.Value;
    }

    public static Wording ToWording(WordingId id, byte[] salt, string text) =>
        new()
        {
            Id = id.ToByteString(),
            Salt = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(salt),
            Text = text,
        };
}
