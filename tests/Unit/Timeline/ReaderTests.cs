using System.Text.Json.Nodes;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Tests.Unit.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>What is read of events that older and newer builds wrote.</summary>
public sealed class ReaderTests
{
    [Fact]
    public void Read1_an_event_that_needs_a_newer_reader_is_not_applied_and_says_which()
    {
        var room = Apply.Event(Room.Empty, Facts.Numbered([Facts.Opened()])[0]);
        var newer = Facts.Joined(1);
        (newer.Sequence, newer.Reader) = (2, Reader.Version + 1);
        var stop = Assert.Throws<NewerEventException>(() => Apply.Event(room, newer));
        Assert.Contains($"{Reader.Version + 1}", stop.Message, StringComparison.Ordinal);
        newer.Reader = Reader.Version;
        Assert.Equal(2u, Apply.Event(room, newer).Sequence);
    }

    [Fact]
    public void Read2_a_fact_that_this_build_does_not_know_is_not_passed_over()
    {
        // Sequence 1, and a fact of field 99.
        var unknown = Event.Parser.ParseFrom([0x08, 0x01, 0x9A, 0x06, 0x00]);
        Assert.Throws<NewerEventException>(() => Apply.Event(Room.Empty, unknown));
    }

    [Fact]
    public void Read2_what_a_newer_build_added_to_a_known_fact_is_passed_over()
    {
        var evt = Facts.Numbered([Facts.Opened()])[0];
        byte[] newer = [.. evt.ToByteArray(), 0x9A, 0x06, 0x01, 0x00];
        var room = Apply.Event(Room.Empty, Event.Parser.ParseFrom(newer));
        Assert.Equal(CanonicalText.Of(Apply.Event(Room.Empty, evt)), CanonicalText.Of(room));
    }

    public static TheoryData<string> OldLogs =>
        [
            .. Directory
                .GetFiles(Repository.PathOf("tests", "Fixtures", "Logs"), "*.json")
                .Select(Path.GetFileName)
                .OfType<string>(),
        ];

    /// <summary>Such a file is written once by the build that it is named for, and never changed: see <see cref="WriteLog"/>.</summary>
    [Theory]
    [MemberData(nameof(OldLogs))]
    public void Read3_a_log_that_an_older_build_wrote_replays_to_the_fingerprints_it_had(string file)
    {
        var log = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "Fixtures", "Logs", file)))!;
        var committed = new CommittedRoom(new RoomRecord(Guid.Empty, "", default));
        var kinds = new HashSet<Event.FactOneofCase>();
        foreach (var batch in log["turns"]!.AsArray())
        {
            var record = BatchRecord.Parser.ParseFrom(Convert.FromBase64String((string)batch!["record"]!));
            kinds.UnionWith(record.Events.Select(evt => evt.FactCase));
            committed.Replay(record);
            Assert.Equal((string)batch["fingerprint"]!, VectorFile.Hex(new Fingerprint().Of(committed.Room)));
            Assert.All(record.Remembered, remembered => Assert.NotNull(committed.Remembered.Find(remembered.Id)));
        }
        Assert.Equal((string)log["state"]!, CheckpointConverter.To(committed.Room).ToByteString().ToBase64());
        Assert.Equal((int)log["kinds"]!, kinds.Count);
    }

    /// <summary>Kinds that were added since the newest log come into the log of the next release.</summary>
    [Fact]
    public void Read3_every_kind_of_event_of_a_release_is_in_some_old_log()
    {
        if (Environment.GetEnvironmentVariable("WRITE_OLD_LOG") is { } name)
        {
            WriteLog(Repository.PathOf("tests", "Fixtures", "Logs", name + ".json"));
        }
        var kinds = Directory
            .GetFiles(Repository.PathOf("tests", "Fixtures", "Logs"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["turns"]!.AsArray())
            .SelectMany(batch =>
                BatchRecord.Parser.ParseFrom(Convert.FromBase64String((string)batch!["record"]!)).Events
            )
            .Select(evt => evt.FactCase)
            .Distinct()
            .Order()
            .ToList();
        Assert.Equal(AllKinds.Where(kind => kind <= kinds[^1]), kinds);
    }

    private static IEnumerable<Event.FactOneofCase> AllKinds =>
        Enum.GetValues<Event.FactOneofCase>().Where(kind => kind != Event.FactOneofCase.None).Order();

    /// <summary>WRITE_OLD_LOG=NAME writes a new one beside those that are there. It never writes over one.</summary>
    private static void WriteLog(string path)
    {
        var workshop = Lived();
        Assert.Equal(AllKinds, workshop.Events.Select(evt => evt.FactCase).Distinct().Order());
        var batches = new JsonArray();
        foreach (var batch in workshop.Batches)
        {
            var record = new BatchRecord { Events = { batch.Events }, Remembered = { batch.Remembered } };
            batches.Add(
                new JsonObject
                {
                    ["record"] = record.ToByteString().ToBase64(),
                    ["fingerprint"] = VectorFile.Hex(new Fingerprint().Of(batch.Room)),
                }
            );
        }
        var log = new JsonObject
        {
            ["about"] = "A room's turns as they lay in the log, and the fingerprint after each. Never changed.",
            ["reader"] = Reader.Version,
            ["kinds"] = workshop.Events.Select(evt => evt.FactCase).Distinct().Count(),
            ["turns"] = batches,
            ["state"] = CheckpointConverter.To(workshop.Room).ToByteString().ToBase64(),
        };
        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        file.Write(log.ToJsonString(new() { WriteIndented = true, IndentSize = 1 }) + "\n");
    }

    /// <summary>A room in which everything happened that can.</summary>
    private static Workshop Lived()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        var (host, ana, bo) = (workshop.Host, workshop.Seats[0], workshop.Seats[1]);
        workshop.Join("Watcher", Role.Observer, 0);
        workshop.Accepted(
            bo,
            new MoveElephant
            {
                Elephant = elephants[0],
                X = 12,
                Y = 890,
            }
        );
        for (var seat = 0; seat < 3; seat++)
        {
            workshop.Write(workshop.Seats[seat], $"late {seat} \uD83D\uDC18", 2);
        }
        workshop.Keep(ana, workshop.Rewording(elephants[0], "softer"));
        workshop.Pour();
        workshop.Ask();
        workshop.Count(4);
        workshop.Accepted(host, new CancelQuestion { Round = workshop.Ask() });
        workshop.Ask();
        workshop.GoTo(Stage.KickOut);
        foreach (var kind in new[] { DecisionKind.Solved, DecisionKind.Step, DecisionKind.Ask, DecisionKind.Accepted })
        {
            workshop.Accepted(
                host,
                new KickOut
                {
                    Elephant = elephants[0],
                    Kind = kind,
                    Wording = $"{kind}",
                }
            );
            workshop.Accepted(ana, new BringBack { Elephant = elephants[0] });
        }
        workshop.Accepted(host, new SetAside { Elephant = elephants[1] });
        workshop.Accepted(host, new PutBack { Elephant = elephants[1] });
        workshop.Accepted(bo, new Claim { Elephant = elephants[1], OwnerKey = bo.OwnerKey(elephants[1]) });
        workshop.Accepted(ana, new Withdraw { Elephant = elephants[0], OwnerKey = ana.OwnerKey(elephants[0]) });
        workshop.Accepted(bo, new Erase { Elephant = elephants[1], OwnerKey = bo.OwnerKey(elephants[1]) });
        workshop.Accepted(host, new EraseByHost { Elephant = elephants[2] });
        workshop.GoTo(Stage.Close);
        var draft = workshop.Draft(bo, "openly", 5);
        workshop.Accepted(
            bo,
            new PutDownOpenly
            {
                Draft = draft.Key,
                Text = draft.Draft.Text,
                Hurts = 6,
                Tag = draft.Draft.Tag,
            }
        );
        workshop.Accepted(bo, new Leave());
        workshop.Accepted(host, new RemoveParticipant { Participant = ana.Number });
        return workshop;
    }
}
