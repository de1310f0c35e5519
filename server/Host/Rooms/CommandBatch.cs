using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Rules.Verbs;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// One batch of a room: decides commands one after another on a working state. Nobody sees that state before it is on disk;
/// dropping the batch discards all of it.
/// </summary>
internal sealed class CommandBatch(CommittedRoom committed, Limits limits, long clock, Entropy entropy)
{
    private readonly Dictionary<(ulong Lane, uint Counter), RememberedCommand> _answered = [];
    private CommandBatch? _earlier;
    private readonly List<Event> _events = [];
    private readonly List<Change> _changes = [];
    private readonly List<RememberedCommand> _remembered = [];
    private readonly HashSet<uint> _ended = [];
    private readonly HashSet<uint> _back = [];

    public Room Room { get; private set; } = committed.Room;
    public PrivateState PrivateState { get; private set; } = committed.PrivateState;
    public IReadOnlyList<Event> Events => _events;
    public IReadOnlyList<Change> Changes => _changes;
    public IReadOnlyList<RememberedCommand> Remembered => _remembered;

    /// <summary>Participants whose streams end: their membership ended, or another device has their seat.</summary>
    public IReadOnlyCollection<uint> Ended => _ended;

    /// <summary>Participants who were let in, or have their seat on another device.</summary>
    public IReadOnlyCollection<uint> Back => _back;

    /// <summary>Returns whether no device of a participant was connected in the last minutes.</summary>
    public Func<uint, bool> IsAway { get; init; } = static _ => false;

    public bool IsEmpty => _events.Count == 0 && _changes.Count == 0 && _remembered.Count == 0;

    /// <summary>Creates an empty batch on the working state of this one.</summary>
    public CommandBatch After() =>
        new(committed, limits, clock, entropy)
        {
            Room = Room,
            PrivateState = PrivateState,
            IsAway = IsAway,
            _earlier = this,
        };

    /// <summary>Returns the role of a participant who is in the room, or a refusal.</summary>
    public Refusal? Admit(uint participant, ReadOnlySpan<byte> secret, out Role role) =>
        Admission.Check(Room, PrivateState, participant, secret, out role);

    public Answer Do(uint participant, ReadOnlySpan<byte> secret, Command command, ReadOnlySpan<byte> bytes)
    {
        if (Admit(participant, secret, out var role) is { } refusal)
        {
            return new Answer { Refusal = refusal };
        }
        if (command.Id is null or { Lane: 0 })
        {
            return new Answer { Refusal = Refusals.Malformed("id") };
        }
        var content = RememberedCommands.ContentOf(bytes);
        if (Known(command.Id) is { } known)
        {
            return known.Content == RememberedCommands.ToNumber(content.Span)
                ? Accepted(known.Sequence)
                : new Answer { Refusal = Refusals.Create(RefusalCode.IdReused) };
        }
        if (!HasItsLane(command))
        {
            return new Answer { Refusal = Refusals.Create(RefusalCode.Lane) };
        }
        switch (Decide.Command(Room, PrivateState, command, Envelope(participant, role)))
        {
            case Decision.Accepted accepted:
                Take(accepted.Events, accepted.Changes);
                Remember(command.Id, content);
                return Accepted(Room.Sequence);
            case Decision.Refused refused:
                Take(refused.Events, refused.Changes);
                return new Answer { Refusal = refused.Refusal };
            default:
                throw new InvalidOperationException("A decision is accepted or refused.");
        }
    }

    public Answer Open(OpenRoomRequest request, Digest secret, Digest host)
    {
        if (Room.Sequence != 0)
        {
            return new Answer { Refusal = Refusals.Create(RefusalCode.IdReused) };
        }
        var id = ByteString.CopyFrom(committed.Id.ToByteArray(bigEndian: true));
        var decision = OpeningRoom.Decide(id, request, secret, host, Envelope(0, Role.Host));
        return Take(decision) is { } refusal ? new Answer { Refusal = refusal } : Accepted(Room.Sequence);
    }

    /// <summary>Returns whether the room exists for somebody who may prove a seat or the host link.</summary>
    public bool LetsIn(Digest secret, Digest host, Digest ticket) =>
        Locking.LetsIn(Room, PrivateState, secret, host, ticket, Envelope(0, Role.Unspecified));

    public JoinResponse Join(JoinRequest request, Digest secret, Digest host, Digest ticket)
    {
        // The entrance has asked already; the room may have been locked since.
        if (!LetsIn(secret, host, ticket))
        {
            return new JoinResponse { Refusal = Refusals.Create(RefusalCode.NoRoom) };
        }
        var decision = Joining.Decide(Room, PrivateState, request, secret, host, ticket, Envelope(0, Role.Participant));
        if (Take(decision) is { } refusal)
        {
            return new JoinResponse { Refusal = refusal };
        }
        var number = Joining.Known(PrivateState, secret) ?? 0;
        return new JoinResponse
        {
            Joined = new Joined
            {
                Participant = number,
                Room = Room.Id,
                Role = Room.Participants[number].Role,
                Place = new Place { Epoch = committed.Head.Epoch, Sequence = Room.Sequence },
            },
        };
    }

    public Kept TakePocket(uint participant, ReadOnlySpan<byte> secret, TakePocketRequest request) =>
        Admit(participant, secret, out var role) is { } refusal
            ? new Kept { Refusal = refusal }
            : Kept(TakingPocket.Decide(Room, PrivateState, request, Envelope(participant, role)));

    public Kept Keep(PocketCommand command) =>
        Kept(Keeping.Decide(Room, PrivateState, command, Envelope(0, Role.Unspecified)));

    private Kept Kept(Decision decision) => new() { Refusal = Take(decision) };

    /// <summary>Decides one command. If that throws, the batch drops the command's changes and continues from the state before it.</summary>
    public T Attempt<T>(Func<CommandBatch, T> decide)
    {
        var before = (
            Room,
            PrivateState,
            Events: _events.Count,
            Changes: _changes.Count,
            Remembered: _remembered.Count
        );
        try
        {
            return decide(this);
        }
        catch
        {
            (Room, PrivateState) = (before.Room, before.PrivateState);
            _events.RemoveRange(before.Events, _events.Count - before.Events);
            _changes.RemoveRange(before.Changes, _changes.Count - before.Changes);
            foreach (var remembered in _remembered.Skip(before.Remembered))
            {
                _answered.Remove((remembered.Id.Lane, remembered.Id.Counter));
            }
            _remembered.RemoveRange(before.Remembered, _remembered.Count - before.Remembered);
            throw;
        }
    }

    private Envelope Envelope(uint by, Role role) =>
        new(by, role, Math.Max(clock, Room.Time), entropy, limits) { TextOf = TextOf, IsAway = IsAway };

    private string? TextOf(WordingId id) =>
        _changes.OfType<Change.WordingKept>().FirstOrDefault(kept => kept.Id == id)?.Text
        ?? (_earlier is null ? committed.TextOf(id) : _earlier.TextOf(id));

    private Answer Accepted(uint sequence) =>
        new()
        {
            Accepted = new Place { Epoch = committed.Head.Epoch, Sequence = sequence },
        };

    private (UInt128 Content, uint Sequence)? Known(CommandId id) =>
        _answered.TryGetValue((id.Lane, id.Counter), out var answered)
            ? (RememberedCommands.ToNumber(answered.Content.Span), answered.Sequence)
        : _earlier is null ? committed.Remembered.Find(id)
        : _earlier.Known(id);

    /// <summary>Returns whether the command's lane is valid for its act. An act that names nobody has a lane of its own, so that no row joins it to a
    /// name.</summary>
    private bool HasItsLane(Command command)
    {
        var lane = command.Id.Lane;
        return Guard.NamesNobody(command.ActCase)
            ? command.Id.Counter == 0
                && !committed.Remembered.KnowsLane(lane)
                && !_answered.Keys.Any(known => known.Lane == lane)
            : command.Id.Counter != 0 && !committed.Remembered.IsOwnLane(lane) && !_answered.ContainsKey((lane, 0));
    }

    private void Remember(CommandId id, ByteString content)
    {
        var remembered = new RememberedCommand
        {
            Id = new CommandId { Lane = id.Lane, Counter = id.Counter },
            Content = content,
            Sequence = Room.Sequence,
        };
        _remembered.Add(remembered);
        _answered[(id.Lane, id.Counter)] = remembered;
    }

    /// <summary>Applies a decision. Returns the refusal if it is one.</summary>
    public Refusal? Take(Decision decision)
    {
        switch (decision)
        {
            case Decision.Accepted accepted:
                Take(accepted.Events, accepted.Changes);
                return null;
            case Decision.Refused refused:
                Take(refused.Events, refused.Changes);
                return refused.Refusal;
            default:
                throw new InvalidOperationException("A decision is accepted or refused.");
        }
    }

    private void Take(IReadOnlyList<Event> events, IReadOnlyList<Change> changes)
    {
        foreach (var evt in events)
        {
            evt.Sequence = Room.Sequence + 1;
            evt.Time = Math.Max(clock, Room.Time);
            Room = Apply.Event(Room, evt);
            _events.Add(evt);
        }
        foreach (var change in changes)
        {
            Note(change);
            PrivateState = PrivateState.After(change);
            _changes.Add(change);
        }
    }

    /// <summary>Notes whose streams end with a change, and who may open streams after it.</summary>
    private void Note(Change change)
    {
        switch (change)
        {
            case Change.CredentialEnded ended:
                _ended.Add(ended.Participant);
                _back.Remove(ended.Participant);
                break;
            case Change.CredentialBlocked blocked:
                _ended.Add(blocked.Participant);
                _back.Remove(blocked.Participant);
                break;
            case Change.CredentialKept kept when PrivateState.Blocked.ContainsKey(kept.Participant):
                _back.Add(kept.Participant);
                break;
            case Change.CredentialKept kept
                when PrivateState.Credentials.TryGetValue(kept.Participant, out var before)
                    && before.Secret != kept.Credential.Secret:
                _ended.Add(kept.Participant);
                _back.Add(kept.Participant);
                break;
            default:
                break;
        }
    }
}
