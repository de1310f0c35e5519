using System.Buffers.Binary;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>Short constructors for events. <see cref="Numbered"/> adds sequence numbers and times.</summary>
internal static class Facts
{
    public static readonly ByteString RoomId = ByteString.CopyFrom([
        .. Enumerable.Range(0, 16).Select(number => (byte)(number * 17)),
    ]);

    public static Event Opened(ulong round = 77, params ReadOnlySpan<string> departments) =>
        new()
        {
            Opened = new RoomOpened
            {
                Room = RoomId,
                Name = "Monday",
                Concern = "We promise what we cannot build",
                Prompt = "What hurts our ability to collaborate?",
                Departments = { departments.IsEmpty ? ["Sales", "Engineering"] : departments.ToArray() },
                Anonymous = true,
                Plan = Plan._60,
                Round = round,
            },
        };

    public static Event Joined(uint number, Role role = Role.Participant, uint department = 1) =>
        new()
        {
            By = number,
            Joined = new ParticipantJoined
            {
                Participant = number,
                Name = Wording($"name {number}"),
                Department = department,
                Role = role,
            },
        };

    public static Event Left(uint number, bool removed = false) =>
        new()
        {
            By = removed ? 1 : number,
            Left = new ParticipantLeft { Participant = number, Removed = removed },
        };

    public static Event Stage(Stage from, Stage to) =>
        new()
        {
            By = 1,
            StageChanged = new StageChanged { From = from, To = to },
        };

    public static Event Poured(ulong round, ulong next, params ReadOnlySpan<PouredElephant> elephants)
    {
        var poured = new HatPoured { Round = round, NextRound = next };
        poured.Elephants.Add(elephants.ToArray());
        return new Event { By = 1, HatPoured = poured };
    }

    public static Event Reworded(ulong round, ulong next, ulong elephant, string text) =>
        new()
        {
            By = 1,
            HatPoured = new HatPoured
            {
                Round = round,
                NextRound = next,
                Rewordings =
                {
                    new Rewording { Elephant = elephant, Wording = Wording(text) },
                },
            },
        };

    public static PouredElephant Elephant(
        ulong id,
        Between? between = null,
        int x = 400,
        int y = 500,
        uint author = 0
    ) =>
        new()
        {
            Elephant = id,
            Wording = Wording($"elephant {id}"),
            Hurts = 5,
            Between = between,
            X = x,
            Y = y,
            Colour = 3,
            Author = author,
        };

    public static Event PutDown(ulong id, uint by, Between? between = null) =>
        new()
        {
            By = by,
            PutDown = new ElephantPutDown
            {
                Elephant = id,
                Wording = Wording($"openly {id}"),
                Hurts = 2,
                Between = between,
                X = 700,
                Y = 333,
                Colour = 6,
            },
        };

    public static Event Discussed(ulong id, uint seconds) =>
        new()
        {
            Discussed = new ElephantDiscussed { Elephant = id, Seconds = seconds },
        };

    public static Event Moved(ulong id, int x, int y, uint by = 1, uint layer = 0) =>
        new()
        {
            By = by,
            Moved = new ElephantMoved
            {
                Elephant = id,
                X = x,
                Y = y,
                Layer = layer,
            },
        };

    public static Event KickedOut(ulong id, DecisionKind kind) =>
        new()
        {
            By = 1,
            KickedOut = new ElephantKickedOut
            {
                Elephant = id,
                Kind = kind,
                Decision = Wording($"{kind} {id}"),
            },
        };

    public static Event CameBack(ulong id) =>
        new()
        {
            By = 1,
            CameBack = new ElephantCameBack { Elephant = id },
        };

    public static Event SetAside(ulong id) =>
        new()
        {
            By = 1,
            SetAside = new ElephantSetAside { Elephant = id },
        };

    public static Event PutBack(ulong id) =>
        new()
        {
            By = 1,
            PutBack = new ElephantPutBack { Elephant = id },
        };

    public static Event Withdrawn(ulong id) => new() { Withdrawn = new ElephantWithdrawn { Elephant = id } };

    public static Event Erased(ulong id) => new() { Erased = new ElephantErased { Elephant = id } };

    public static Event Claimed(ulong id, uint by) =>
        new()
        {
            By = by,
            Claimed = new ElephantClaimed { Elephant = id },
        };

    public static Event Asked(ulong round, uint by = 1) =>
        new()
        {
            By = by,
            QuestionAsked = new QuestionAsked { Round = round },
        };

    public static Event Counted(ulong round, uint answers) =>
        new()
        {
            By = 1,
            AnswersCounted = new AnswersCounted { Round = round, Answers = answers },
        };

    public static Event Canceled(ulong round) =>
        new()
        {
            By = 1,
            QuestionCanceled = new QuestionCanceled { Round = round },
        };

    public static Between Everyone => new() { Everyone = true };

    public static Between Departments(params ReadOnlySpan<uint> departments) =>
        new() { Departments = { departments.ToArray() } };

    /// <summary>The id of a text under a salt that is made of it: the same text, the same id.</summary>
    public static ByteString Wording(string text)
    {
        Span<byte> salt = stackalloc byte[WordingId.Size];
        BinaryPrimitives.WriteInt32BigEndian(salt, text.Length);
        return WordingId.Of(salt, text).ToByteString();
    }

    /// <summary>The events with numbers 1, 2, 3, … and times a second apart where they have none.</summary>
    public static IReadOnlyList<Event> Numbered(IEnumerable<Event> events)
    {
        var numbered = events.ToList();
        for (var i = 0; i < numbered.Count; i++)
        {
            numbered[i].Sequence = (uint)i + 1;
            if (numbered[i].Time == 0)
            {
                numbered[i].Time = 1_764_000_000_000 + (i * 1000);
            }
        }
        return numbered;
    }
}
