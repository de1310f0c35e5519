using System.Text.Json;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>What both clients offer: tests/Vectors/faces.json, which the page writes.</summary>
public sealed class FaceTests
{
    private static readonly JsonElement Cases = Read();

    public static TheoryData<string> Names() => [.. Cases.EnumerateArray().Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Face1_the_desktop_client_offers_the_verbs_that_the_vectors_say(string name)
    {
        var face = Cases.EnumerateArray().Single(each => NameOf(each) == name);
        await using var room = await SeatedAsync(face);
        Assert.All(
            face.GetProperty("subjects").EnumerateArray(),
            each =>
            {
                var expected = each.GetProperty("verbs")
                    .EnumerateObject()
                    .Select(verb => Expected(room, verb))
                    .Order(StringComparer.Ordinal);
                var found = VerbList
                    .For(room.Context, SubjectOf(each.GetProperty("subject")))
                    .Select(offered =>
                        $"{offered.Verb.Act.Name}: {offered.Availability.DisabledReason ?? (offered.Availability.IsEnabled ? "enabled" : "")}"
                    )
                    .Order(StringComparer.Ordinal);
                Assert.Equal(
                    string.Join('\n', [$"{each.GetProperty("subject")}", .. expected]),
                    string.Join('\n', [$"{each.GetProperty("subject")}", .. found])
                );
            }
        );
    }

    /// <summary>A client at the seat, with the elephants that are its own and what waits in the hat.</summary>
    private static async Task<WorkedRoom> SeatedAsync(JsonElement face)
    {
        var state = JsonParser.Default.Parse<RoomState>(face.GetProperty("state").GetRawText());
        var seat = face.GetProperty("seat");
        var me = seat.GetProperty("participant").GetUInt32();
        var role = state.Participants.Single(each => each.Participant == me).Role;
        var store = new MemoryOutboxStore();
        foreach (var own in Ids(seat, "own"))
        {
            await store.PutAsync(new($"mine/{own:x16}", default), default);
        }

        var room = new WorkedRoom(role, Stage.Spot, elephants: 0, store: store, me: me);
        room.Entrance.Hat.Round = state.Round;
        room.Shown.Replace(view =>
            view with
            {
                Room = CheckpointConverter.From(state, view.Room.Sequence),
                Link = LinkState.Live,
                Live = face.TryGetProperty("live", out var live)
                    ? JsonParser.Default.Parse<Live>(live.GetRawText())
                    : new(),
            }
        );
        if (room.Seat.Pocket is { } pocket)
        {
            await room.UntilAsync(() => Ids(seat, "own").All(pocket.Mine.Contains), "its own are known");
            foreach (var id in Ids(seat, "reworded"))
            {
                await pocket.RewordAsync(id, "in other words", default);
            }

            if (seat.TryGetProperty("answered", out var answered) && answered.GetBoolean())
            {
                var answer = new PocketItem { Key = PocketItems.AnswerKey, Answer = new AnswerItem() };
                await pocket.PutAsync(answer, state.Question.Round, default);
            }
        }

        return room;
    }

    private static Subject SubjectOf(JsonElement subject) =>
        subject.TryGetProperty("elephant", out var elephant)
            ? Subject.One(
                ulong.Parse(elephant.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                subject.TryGetProperty("isOwn", out var own) && own.GetBoolean()
            )
        : subject.TryGetProperty("person", out var person) ? new Subject.Person(person.GetUInt32())
        : subject.TryGetProperty("stage", out var stage) ? new Subject.ToStage((Stage)stage.GetInt32())
        : subject.TryGetProperty("draft", out var draft) ? new Subject.InTheHat(DraftOf(draft.GetBytesFromBase64()))
        : Subject.Whole;

    private static Draft DraftOf(byte[] id) =>
        new(Secrets.ElephantOf(id), ByteString.CopyFrom(id), new DraftItem { Text = "x" }, DraftState.Saved, null);

    private static string Expected(WorkedRoom room, JsonProperty verb)
    {
        if (!verb.Value.TryGetProperty("reason", out var reason))
        {
            return $"{verb.Name}: enabled";
        }

        var stages = VerbList
            .All.First(each => each.Act.Name == verb.Name)
            .Rule.Stages.Select(stage => room.Context.Sentences.Of(stage));
        return $"{verb.Name}: {room.Say(reason.GetString()!, ("stages", string.Join(", ", stages)), ("least", 3))}";
    }

    private static IEnumerable<ulong> Ids(JsonElement seat, string name) =>
        seat.TryGetProperty(name, out var ids)
            ? ids.EnumerateArray()
                .Select(id => ulong.Parse(id.GetString()!, System.Globalization.CultureInfo.InvariantCulture))
            : [];

    private static string NameOf(JsonElement face) => face.GetProperty("name").GetString()!;

    private static JsonElement Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "Vectors", "faces.json")));
        return json.RootElement.GetProperty("cases").Clone();
    }
}
