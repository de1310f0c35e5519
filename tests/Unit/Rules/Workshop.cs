using System.Buffers.Binary;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>A room that commits batches as the server does, without a disk. Each act is a batch of its own.</summary>
internal sealed class Workshop
{
    public static readonly Digest HostSecret = Digest.Of("host"u8);

    private readonly ulong _seed;
    private ulong _batches;
    private ulong _seats;

    /// <param name="announces">Whether pours need their announcement and their pause.</param>
    public Workshop(bool anonymous = true, Limits? limits = null, ulong seed = 1, int seats = 0, bool announces = false)
    {
        _seed = seed;
        var all = limits ?? Limits.Default;
        Limits = announces ? all : all with { PourCountdown = TimeSpan.Zero, PourPause = TimeSpan.Zero };
        Committed = new CommittedRoom(
            new RoomRecord(new Guid((int)seed, 0, 0, new byte[8]), "ABCDE12345", new Head(5, 0, 0))
        );
        Host = new Seat(_seats++) { Number = 1 };
        Opened = RunBatch(batch => batch.Open(Request(anonymous), Host.Token, HostSecret));
        for (var seat = 0; seat < seats; seat++)
        {
            Seats.Add(Join($"Person {(char)('A' + seat)}"));
        }
    }

    public CommittedRoom Committed { get; }
    public Room Room => Committed.Room;
    public PrivateState Hidden => Committed.PrivateState;

    /// <summary>The hat's round.</summary>
    public Round Hat => Hidden.RoundOf(Room.Round);
    public Limits Limits { get; }
    public Answer Opened { get; }
    public Seat Host { get; }
    public List<Seat> Seats { get; } = [];
    public long Now { get; set; } = 1_764_000_000_000;

    /// <summary>Participants without a connection.</summary>
    public HashSet<uint> Away { get; } = [];

    /// <summary>Everything that happened.</summary>
    public List<Event> Events { get; } = [];

    /// <summary>The texts that lie beside the events now.</summary>
    public Dictionary<WordingId, string> Texts { get; } = [];

    /// <summary>Every batch that changed something.</summary>
    public List<CommandBatch> Batches { get; } = [];

    /// <summary>The last batch.</summary>
    public CommandBatch Last { get; private set; } = null!;

    public static OpenRoomRequest Request(bool anonymous = true) =>
        new()
        {
            Name = "Monday",
            Departments = { "Sales", "Engineering", "Support" },
            Anonymous = anonymous,
            Facilitator = new Person { Name = "The Host" },
        };

    /// <summary>A workshop in debrief with three people and one elephant of each.</summary>
    public static (Workshop Workshop, ulong[] Elephants) WithElephants(bool anonymous = true, Limits? limits = null)
    {
        var workshop = new Workshop(anonymous, limits, seats: 3);
        workshop.GoTo(Stage.Spot);
        ulong[] elephants = [.. workshop.Seats.Select(seat => workshop.Write(seat, $"What {seat.Number} sees"))];
        workshop.Pour();
        workshop.GoTo(Stage.Debrief);
        return (workshop, elephants);
    }

    /// <summary>Commits one batch.</summary>
    public T RunBatch<T>(Func<CommandBatch, T> act)
    {
        Last = new CommandBatch(Committed, Limits, Now, Chance()) { IsAway = Away.Contains };
        var answer = act(Last);
        var head = Committed.Head;
        head = head with { Sequence = head.Sequence + (uint)Last.Events.Count, Revision = head.Revision + 1 };
        Committed.Accept(Last, head, Committed.Ciphers);
        Events.AddRange(Last.Events);
        if (!Last.IsEmpty)
        {
            Batches.Add(Last);
        }
        foreach (var change in Last.Changes)
        {
            if (change is Change.WordingKept kept)
            {
                Texts[kept.Id] = kept.Text;
            }
            else if (change is Change.WordingErased erased)
            {
                Texts.Remove(erased.Id);
            }
        }
        return answer;
    }

    public JoinResponse TryJoin(
        string name,
        Role role = Role.Participant,
        uint department = 1,
        Seat? seat = null,
        Digest host = default,
        Digest ticket = default,
        bool asks = false
    ) =>
        RunBatch(batch =>
            batch.Join(
                new JoinRequest
                {
                    Person = new Person { Name = name, Department = department },
                    Role = role,
                    Asks = asks,
                },
                (seat ?? NewSeat()).Token,
                host,
                ticket
            )
        );

    public Seat Join(string name, Role role = Role.Participant, uint department = 1, bool asHost = false)
    {
        var seat = NewSeat();
        var response = TryJoin(name, role, department, seat, asHost ? HostSecret : default);
        Assert.Null(response.Refusal);
        seat.Number = response.Joined.Participant;
        return seat;
    }

    public Seat NewSeat() => new(_seats++);

    public Answer Do(Seat seat, IMessage act)
    {
        var command = Command(act);
        command.Id = Guard.NamesNobody(command.ActCase)
            ? new CommandId { Lane = (1UL << 63) + ++_batches }
            : new CommandId { Lane = seat.Lane, Counter = ++seat.Commands };
        return Send(seat, command);
    }

    public Answer Send(Seat seat, Command command) =>
        RunBatch(batch => batch.Do(seat.Number, seat.Token.ToArray(), command, command.ToByteArray()));

    /// <summary>The events of an act that is accepted.</summary>
    public IReadOnlyList<Event> Accepted(Seat seat, IMessage act)
    {
        Assert.Null(Do(seat, act).Refusal);
        return Last.Events;
    }

    public RefusalCode Refused(Seat seat, IMessage act)
    {
        var refusal = Do(seat, act).Refusal;
        Assert.NotNull(refusal);
        Assert.True(Last.IsEmpty);
        return refusal.Code;
    }

    public Refusal? Take(Seat seat, ulong? round = null, Seat? key = null)
    {
        var of = round ?? Room.Round;
        var request = new TakePocketRequest
        {
            Round = of,
            Key = ByteString.CopyFrom(Secrets.PocketKey((key ?? seat).PocketSecret(Room.Id, of))),
        };
        return RunBatch(batch => batch.TakePocket(seat.Number, seat.Token.ToArray(), request)).Refusal;
    }

    /// <summary>Takes the seat's pocket where it has none yet, and keeps.</summary>
    public Refusal? Keep(Seat seat, IMessage act)
    {
        if (seat.Round != Room.Round)
        {
            (seat.Round, seat.Counter) = (Room.Round, 0);
            Take(seat);
        }
        var refusal = Send(PocketCommand(seat, act, seat.Counter + 1));
        seat.Counter += refusal is null ? 1u : 0;
        return refusal;
    }

    public Refusal? Send(PocketCommand command) => RunBatch(batch => batch.Keep(command)).Refusal;

    /// <param name="author">Whose owner key is shown; null: the seat's.</param>
    public PocketCommand PocketCommand(Seat seat, IMessage act, uint counter, Seat? author = null)
    {
        var command = new PocketCommand
        {
            Round = Room.Round,
            Secret = ByteString.CopyFrom(seat.PocketSecret(Room.Id, Room.Round)),
            Counter = counter,
        };
        Set(command, act);
        if (act is PocketItem item && PocketItems.Proves(item) is { } elephant)
        {
            command.OwnerKey = (author ?? seat).OwnerKey(elephant);
        }
        return command;
    }

    public PocketItem Draft(Seat seat, string text, ulong number = 1)
    {
        var draft = seat.Draft(number);
        return new PocketItem
        {
            Key = draft,
            Version = VersionOf(text),
            Draft = new DraftItem { Text = text, Tag = seat.Tag(Secrets.ElephantOf(draft.Span)) },
        };
    }

    public PocketItem Rewording(ulong elephant, string text) =>
        new()
        {
            Key = PocketItems.KeyOf(elephant),
            Version = VersionOf(text),
            Rewording = new RewordingItem
            {
                Elephant = elephant,
                Text = text,
                Instead = Room.Elephants.GetValueOrDefault(elephant)?.Wording.ToByteString() ?? ByteString.Empty,
            },
        };

    public static RemoveItem Remove(ByteString key) => new() { Key = key };

    /// <summary>Opens a question without a kind; its round.</summary>
    public ulong Ask()
    {
        var round = Room.Round + 1 + ++_batches;
        var asked = new Event
        {
            By = Host.Number,
            QuestionAsked = new QuestionAsked { Round = round },
        };
        var decision = new Decision.Accepted([asked]) { Changes = [new Change.RoundOpened(round)] };
        Assert.Null(RunBatch(batch => batch.Take(decision)));
        return round;
    }

    /// <summary>Closes the open question as if so many had answered.</summary>
    public void Count(uint answers)
    {
        var round = Room.OpenQuestion!.Round;
        var counted = new Event
        {
            By = Host.Number,
            AnswersCounted = new AnswersCounted { Round = round, Answers = answers },
        };
        var decision = new Decision.Accepted([counted]) { Changes = [new Change.RoundClosed(round)] };
        Assert.Null(RunBatch(batch => batch.Take(decision)));
    }

    /// <summary>Puts a draft into the hat; the id of its elephant.</summary>
    public ulong Write(Seat seat, string text, ulong number = 1)
    {
        var draft = Draft(seat, text, number);
        Assert.Null(Keep(seat, draft));
        return Secrets.ElephantOf(draft.Key.Span);
    }

    public HatPoured Pour() => Accepted(Host, new Reveal { Round = Room.Round }).Single().HatPoured;

    public void GoTo(Stage stage) => Accepted(Host, new GoToStage { From = Room.Stage, To = stage });

    /// <summary>As the size of the hat is shown from.</summary>
    public int Contributing => ElephantBoard.Rules.Pockets.Contributing.Count(Room, Hidden, int.MaxValue);

    public Elephant Elephant(ulong id) => Room.Elephants[id];

    public string TextOf(ulong elephant) => Texts[Room.Elephants[elephant].Wording];

    public static Command Command(IMessage act)
    {
        var command = new Command();
        Set(command, act);
        return command;
    }

    private static void Set(IMessage command, IMessage act) =>
        command
            .Descriptor.Oneofs[0]
            .Fields.Single(field => field.MessageType == act.Descriptor)
            .Accessor.SetValue(command, act);

    // Differs between texts, and is the same in every run.
    private static ulong VersionOf(string text) =>
        text.Aggregate(
            14_695_981_039_346_656_037,
            (hash, character) => unchecked((hash ^ character) * 1_099_511_628_211)
        );

    private Entropy Chance()
    {
        var seed = new byte[Digest.Size];
        BinaryPrimitives.WriteUInt64BigEndian(seed, _seed);
        BinaryPrimitives.WriteUInt64BigEndian(seed.AsSpan(8), ++_batches);
        return new Entropy(seed);
    }
}
