using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>A room whose timeline the test writes.</summary>
internal sealed class FakeRoom
{
    public static readonly ByteString Id = ByteString.CopyFrom([.. Enumerable.Range(1, 16).Select(i => (byte)i)]);

    private readonly Dictionary<WordingId, Wording> _wordings = [];

    public FakeRoom(bool anonymous = false, params string[] departments) =>
        Opening = Happen(
            new()
            {
                Opened = new()
                {
                    Room = Id,
                    Name = "Room",
                    Round = 1,
                    Anonymous = anonymous,
                    Departments = { departments },
                },
            }
        );

    /// <summary>The first event.</summary>
    public Item Opening { get; }

    public Room Room { get; private set; } = Room.Empty;

    public ulong Epoch { get; set; } = 7;

    public Place Place => new() { Epoch = Epoch, Sequence = Room.Sequence };

    public static Wording Say(string text)
    {
        var salt = ByteString.CopyFrom(new byte[WordingId.Size]);
        return new()
        {
            Id = WordingId.Of(salt.Span, text).ToByteString(),
            Salt = salt,
            Text = text,
        };
    }

    /// <summary>The next event.</summary>
    public Item Happen(Event next)
    {
        next.Sequence = Room.Sequence + 1;
        next.Time = 1000 * next.Sequence;
        Room = Apply.Event(Room, next);
        return new() { Event = next };
    }

    /// <summary>Elephants come out of the hat: their wordings, then the event.</summary>
    public Item[] Pour(ulong nextRound, params (ulong Elephant, string Text)[] elephants)
    {
        var poured = new HatPoured { Round = Room.Round, NextRound = nextRound };
        var items = new List<Item>();
        foreach (var (elephant, text) in elephants)
        {
            var wording = Say(text);
            _wordings[WordingId.From(wording.Id)] = wording;
            items.Add(new() { Wording = wording });
            poured.Elephants.Add(new PouredElephant { Elephant = elephant, Wording = wording.Id });
        }
        items.Add(Happen(new Event { HatPoured = poured }));
        return [.. items];
    }

    /// <summary>One elephant comes out of the hat with a new wording.</summary>
    public Item Reword(ulong nextRound, ulong elephant, string text) =>
        Happen(
            new Event
            {
                HatPoured = new()
                {
                    Round = Room.Round,
                    NextRound = nextRound,
                    Rewordings =
                    {
                        new Rewording { Elephant = elephant, Wording = Say(text).Id },
                    },
                },
            }
        );

    public Item Move(ulong elephant, int x) =>
        Happen(
            new Event
            {
                Moved = new() { Elephant = elephant, X = x },
            }
        );

    public Item Heartbeat() =>
        new()
        {
            Heartbeat = new()
            {
                Time = 0,
                Head = Place,
                Fingerprint = ByteString.CopyFrom(new Fingerprint().Of(Room)),
            },
        };

    public CheckpointAnswer Checkpoint() =>
        new(
            new()
            {
                Place = Place,
                State = CheckpointConverter.To(Room),
                Fingerprint = ByteString.CopyFrom(new Fingerprint().Of(Room)),
                Wordings =
                {
                    WordingVisibility.Wordings(Room).Where(_wordings.ContainsKey).Select(id => _wordings[id]),
                },
            },
            null
        );
}
