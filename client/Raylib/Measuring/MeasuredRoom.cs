using System.Security.Cryptography;
using System.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Raylib.Measuring;

/// <summary>Generates a room of any size for measuring.</summary>
internal static class MeasuredRoom
{
    private const int Seed = 11;

    /// <summary>Returns its first events: two people, in debrief, with a number of elephants on the floor.</summary>
    public static IReadOnlyList<Frame> Beginning(int elephants)
    {
        var frame = new Frame();
        var poured = new HatPoured { Round = 1, NextRound = 2 };
        var columns = (int)Math.Ceiling(Math.Sqrt(elephants * 16 / 9d));
        for (var i = 0; i < elephants; i++)
        {
            poured.Elephants.Add(
                new PouredElephant
                {
                    Elephant = IdOf(i),
                    Wording = Say(frame, $"Nobody says number {i} aloud"),
                    Hurts = (uint)(i % 8),
                    X = (i % columns * 1600 / columns) + 10,
                    Y = (i / columns * 900 / Math.Max(1, elephants / columns)) + 10,
                    Colour = (uint)(i % 6) + 1,
                }
            );
        }
        var names = Enumerable.Range(1, 2).Select(number => Say(frame, $"Person {number}")).ToList();
        Event[] events =
        [
            new()
            {
                Opened = new()
                {
                    Room = ByteString.CopyFrom(new byte[16]),
                    Name = "A room to measure",
                    Departments = { "Sales", "Engineering" },
                    Anonymous = true,
                    Round = 1,
                },
            },
            new()
            {
                Joined = new()
                {
                    Participant = 1,
                    Name = names[0],
                    Role = Role.Host,
                },
            },
            new()
            {
                Joined = new()
                {
                    Participant = 2,
                    Name = names[1],
                    Department = 1,
                    Role = Role.Participant,
                },
            },
            new()
            {
                StageChanged = new() { From = Stage.Gather, To = Stage.Debrief },
            },
            new() { HatPoured = poured },
        ];
        frame.Items.Add(events.Select((evt, i) => new Item { Event = Numbered(evt, (uint)i + 1) }));
        return [frame];
    }

    /// <summary>Returns moves until the timeline has a number of events.</summary>
    public static IEnumerable<Frame> Moves(int elephants, uint from, uint to)
    {
        var dice = new Random(Seed);
        for (var sequence = from; sequence <= to; sequence++)
        {
            yield return new Frame { Items = { new Item { Event = Move(dice, elephants, sequence) } } };
        }
    }

    /// <summary>Returns one move.</summary>
    public static Event Move(Random dice, int elephants, uint sequence) =>
        Numbered(
            new()
            {
                By = 2,
                Moved = new()
                {
                    Elephant = IdOf(dice.Next(elephants)),
                    X = dice.Next(1600),
                    Y = dice.Next(900),
                },
            },
            sequence
        );

    private static ulong IdOf(int number) => (ulong)number + 1;

    private static ByteString Say(Frame frame, string text)
    {
        var salt = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..WordingId.Size];
        var id = WordingId.Of(salt, text).ToByteString();
        frame.Items.Add(
            new Item
            {
                Wording = new()
                {
                    Id = id,
                    Salt = ByteString.CopyFrom(salt),
                    Text = text,
                },
            }
        );
        return id;
    }

    private static Event Numbered(Event evt, uint sequence)
    {
        (evt.Sequence, evt.Time) = (sequence, 1_764_000_000_000 + sequence);
        return evt;
    }
}
