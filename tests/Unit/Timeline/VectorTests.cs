using System.Text;
using System.Text.Json.Nodes;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>What every reader of a timeline must find, in files that all of them test against.</summary>
public sealed class VectorTests
{
    // A long history contains its whole state only at intervals.
    private const int Short = 30;
    private const int Seldom = 25;

    [Fact]
    public void State6_the_timeline_vectors_are_what_this_build_finds() =>
        VectorFile.Check(
            "timeline.json",
            new JsonObject
            {
                ["about"] =
                    "Apply each step's event: 'state' is then the canonical text of every entity by its key, 'fingerprint' their "
                    + "fingerprint in hex. Where a step has no 'state', only the fingerprint is told. 'checkpoint' is the Checkpoint after "
                    + "the last step, as the server sends it. 'quoted': UTF-16 code units and how canonical text writes them.",
                ["reader"] = Reader.Version,
                ["cases"] = new JsonArray([.. Stories.All.Select(story => Case(story.Name, story.Events))]),
                ["quoted"] = new JsonArray([.. Quoted.Select(Quote)]),
            }
        );

    [Fact]
    public void State7_the_secrets_vectors_are_what_this_build_derives() =>
        VectorFile.Check(
            "secrets.json",
            new JsonObject
            {
                ["about"] = "What is derived from secrets. Bytes in hex, ids in decimal.",
                ["drafts"] = new JsonArray([.. Enumerable.Range(0, 8).Select(Draft)]),
                ["owners"] = new JsonArray([
                    .. new ulong[] { 0, 1, 9_007_199_254_740_993, 1UL << 63, ulong.MaxValue }.Select(Owner),
                ]),
                ["pockets"] = new JsonArray([.. new ulong[] { 1, 256, 1UL << 63, ulong.MaxValue }.Select(Pocket)]),
                ["wordings"] = new JsonArray([.. Quoted.Where(IsWellFormed).Prepend("").Select(Salted)]),
                ["tokens"] = new JsonArray([.. new uint[] { 1, 65_536, uint.MaxValue }.Select(Token)]),
            }
        );

    [Fact]
    public void Move6_the_floor_vectors_are_what_this_build_finds() =>
        VectorFile.Check(
            "floor.json",
            new JsonObject
            {
                ["about"] = "Where a move to 'to' ends: on the floor, beside the doorway. Room units.",
                ["moves"] = new JsonArray([
                    .. from x in new[] { -5, 0, 800, 1455, 1456, 1520, 1600, 1700 }
                    from y in new[] { -5, 0, 200, 290, 304, 305, 900, 901 }
                    select Move(x, y),
                ]),
            }
        );

    [Fact]
    public void Reveal7_the_size_of_notes_is_that_of_the_vectors() =>
        VectorFile.Check(
            "notes.json",
            new JsonObject
            {
                ["about"] =
                    "The size of all notes for the elephants on the floor: 'count' of them, of which those at 'places' were never moved. Room units. Without a size there are too many for any.",
                ["cases"] = new JsonArray([
                    .. new[]
                    {
                        0,
                        1,
                        5,
                        6,
                        8,
                        9,
                        14,
                        17,
                        20,
                        23,
                        24,
                        27,
                        34,
                        40,
                        41,
                        60,
                        61,
                        62,
                        90,
                        122,
                        123,
                        2000,
                    }.Select(count => Size($"{count} elephants", count, [])),
                    Size("two far from each other", 2, [(300, 300), (1200, 700)]),
                    Size("two near each other", 2, [(300, 300), (500, 400)]),
                    Size("two on each other", 2, [(300, 300), (310, 310)]),
                    Size("neighbors of a dense floor", 3, [(101, 154), (276, 154), (101, 267)]),
                    Size("one of three was moved", 3, [(300, 300), (1200, 700)]),
                ]),
            }
        );

    private static JsonObject Size(string name, int count, (int X, int Y)[] places)
    {
        var vector = new JsonObject
        {
            ["name"] = name,
            ["count"] = count,
            ["places"] = new JsonArray([.. places.Select(place => new JsonArray(place.X, place.Y))]),
        };
        if (NoteGrid.Fitting(places, count) is { } grid)
        {
            (vector["width"], vector["height"]) = (Math.Round(grid.Width, 3), Math.Round(grid.Height, 3));
            vector["cells"] = grid.Cells.Count;
        }

        return vector;
    }

    private static JsonObject Move(int x, int y)
    {
        var at = Floor.Clamp(x, y);
        return new JsonObject { ["to"] = new JsonArray(x, y), ["ends"] = new JsonArray(at.X, at.Y) };
    }

    private static JsonObject Case(string name, IReadOnlyList<Event> events)
    {
        var fingerprint = new Fingerprint();
        var room = Room.Empty;
        var steps = new JsonArray();
        foreach (var evt in events)
        {
            room = Apply.Event(room, evt);
            var step = new JsonObject { ["event"] = VectorFile.Json(evt) };
            if (events.Count <= Short || evt.Sequence % Seldom == 0)
            {
                step["state"] = State(room);
            }
            step["fingerprint"] = VectorFile.Hex(fingerprint.Of(room));
            steps.Add(step);
        }
        var checkpoint = new Checkpoint
        {
            Place = new Place { Epoch = ulong.MaxValue, Sequence = room.Sequence },
            State = CheckpointConverter.To(room),
            Fingerprint = ByteString.CopyFrom(fingerprint.Of(room)),
        };
        return new JsonObject
        {
            ["name"] = name,
            ["steps"] = steps,
            ["checkpoint"] = VectorFile.Json(checkpoint),
        };
    }

    private static JsonObject State(Room room)
    {
        var state = new JsonObject();
        foreach (var elephant in room.Elephants.Values.OrderBy(elephant => elephant.Id))
        {
            state[CanonicalText.Key(elephant)] = CanonicalText.Of(elephant);
        }
        foreach (var participant in room.Participants.Values.OrderBy(participant => participant.Number))
        {
            state[CanonicalText.Key(participant)] = CanonicalText.Of(participant);
        }
        state[CanonicalText.RoomKey] = CanonicalText.Of(room);
        return state;
    }

    private static IEnumerable<string> Quoted =>
        [
            "plain",
            "\"\\/",
            "\b\f\n\r\t",
            string.Concat(Enumerable.Range(0, 0xA1).Select(code => (char)code)),
            "<>&'+`=",
            "\u2028\u2029\u200B\u200D\uFEFF\uFFFE\uFFFF",
            "\uD83D\uDC18 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD \u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35 \u8C61",
            "e\u0301\u00E9",
            "\uD800",
            "\uDC00",
            "a\uDC00\uD800b",
            "\uD800\uD800\uDC00\uDC00",
        ];

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static JsonObject Quote(string text) =>
        new JsonObject { ["units"] = Units(text), ["quoted"] = CanonicalText.Quote(text) };

    private static JsonArray Units(string text) => new([.. text.Select(unit => (JsonNode)(int)unit)]);

    private static byte[] Bytes(int seed, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)((seed * 31) + (i * 7)))];

    private static JsonObject Draft(int seed)
    {
        var draft = Bytes(seed, Secrets.DraftSize);
        return new JsonObject { ["draft"] = VectorFile.Hex(draft), ["elephant"] = $"{Secrets.ElephantOf(draft)}" };
    }

    private static JsonObject Owner(ulong elephant, int seed)
    {
        var secret = Bytes(seed + 100, Secrets.Size);
        var key = Secrets.OwnerKey(secret, elephant);
        return new JsonObject
        {
            ["authorSecret"] = VectorFile.Hex(secret),
            ["elephant"] = $"{elephant}",
            ["ownerKey"] = VectorFile.Hex(key),
            ["tag"] = VectorFile.Hex(Secrets.Tag(key)),
        };
    }

    private static JsonObject Pocket(ulong round, int seed)
    {
        var master = Bytes(seed + 50, Secrets.Size);
        var room = Bytes(seed + 9, 16);
        var secret = Secrets.PocketSecret(master, room, round);
        return new JsonObject
        {
            ["pocketMaster"] = VectorFile.Hex(master),
            ["room"] = VectorFile.Hex(room),
            ["round"] = $"{round}",
            ["secret"] = VectorFile.Hex(secret),
            ["key"] = VectorFile.Hex(Secrets.PocketKey(secret)),
        };
    }

    private static JsonObject Salted(string text, int seed)
    {
        var salt = Bytes(seed, WordingId.Size);
        return new JsonObject
        {
            ["salt"] = VectorFile.Hex(salt),
            ["units"] = Units(text),
            ["id"] = VectorFile.Hex(WordingId.Of(salt, text).ToArray()),
        };
    }

    private static JsonObject Token(uint participant, int seed)
    {
        var room = Bytes(seed + 3, 16);
        var secret = Bytes(seed + 7, Secrets.Size);
        var token = ParticipantToken.Make(new Guid(room, bigEndian: true), participant, secret);
        return new JsonObject
        {
            ["room"] = VectorFile.Hex(room),
            ["participant"] = participant,
            ["secret"] = VectorFile.Hex(secret),
            ["hash"] = VectorFile.Hex(token.Hash.Span),
            ["token"] = token.Text,
        };
    }
}
