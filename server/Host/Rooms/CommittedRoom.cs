using System.Collections.Immutable;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>A room in memory, as committed. Only <see cref="Accept"/> changes it, after a batch is on disk.</summary>
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

    /// <summary>Encrypts the pockets of each open round. Keyed by round.</summary>
    public ImmutableDictionary<ulong, HatCipher> Ciphers { get; private set; } =
        ImmutableDictionary<ulong, HatCipher>.Empty;

    /// <summary>Increases whenever a wording becomes hidden.</summary>
    public ulong VisibilityVersion { get; private set; }

    /// <summary>When the open round opened, in ms since 1970.</summary>
    public long RoundOpened { get; private set; }

    public Place Place => new() { Epoch = Head.Epoch, Sequence = Head.Sequence };

    /// <summary>Sequence number of the stored checkpoint; 0 if there is none.</summary>
    public uint CheckpointedAt { get; set; }

    /// <summary>Starts from a stored checkpoint instead of the first event.</summary>
    public void Load(CheckpointRecord record, uint sequence)
    {
        foreach (var remembered in record.Remembered)
        {
            Remembered.Add(remembered);
        }
        (Room, RoundOpened) = (CheckpointConverter.From(record.State, sequence), record.RoundOpened);
        CheckpointedAt = sequence;
    }

    /// <summary>Replays a batch that is stored in the log.</summary>
    public void Replay(BatchRecord batch)
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

    /// <summary>Restores the rows and private state that are stored beside the events.</summary>
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

    /// <summary>Makes the working state of a batch that is on disk the room's state.</summary>
    public void Accept(CommandBatch batch, Head head, ImmutableDictionary<ulong, HatCipher> ciphers)
    {
        // A wording that was not in the room before the batch was shown to nobody.
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

    /// <summary>Appends an event in its wire form: the wordings that its reader may see now, then the event.</summary>
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

    /// <summary>Creates a checkpoint of the room at its head, with every visible wording.</summary>
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

    /// <summary>Returns the text of a wording, or null if it was erased or is unknown.</summary>
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
