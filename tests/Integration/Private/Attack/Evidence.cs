using System.Buffers.Binary;
using System.Text;
using ElephantBoard.Log;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Computes features from what a third person received and from the files.</summary>
internal static class Evidence
{
    private const uint Colors = 6;

    /// <summary>Returns the elephants of the pour in ascending order of their ids.</summary>
    /// <param name="own">The text of the third person's own elephant, which is left out.</param>
    public static List<(Trace Trace, string Text)> Elephants(
        Frame timeline,
        List<Item> live,
        Checkpoint checkpoint,
        string own
    )
    {
        var wordings = timeline.Items.Select(item => item.Wording).OfType<Wording>().ToList();
        var poured = Poured(timeline.Items);
        var watched = Poured(live).Select(elephant => elephant.Wording).ToList();
        var liveWordings = live.Select(item => item.Wording?.Id).ToList();
        var elephants = new List<(Trace, string)>();
        foreach (var elephant in poured.OrderBy(elephant => elephant.Elephant))
        {
            var text = wordings.First(wording => wording.Id == elephant.Wording).Text;
            if (text == own)
            {
                continue;
            }
            var trace = new Trace { Id = elephant.Elephant };
            trace.Add("order in the event", poured.IndexOf(elephant));
            trace.Add("order in the live event", watched.IndexOf(elephant.Wording));
            trace.Add("order of wordings", wordings.FindIndex(wording => wording.Id == elephant.Wording));
            trace.Add("order of live wordings", liveWordings.IndexOf(elephant.Wording));
            trace.Add("id", elephant.Elephant);
            trace.Add("wording id", BinaryPrimitives.ReadUInt64BigEndian(elephant.Wording.Span));
            trace.Add("x", elephant.X);
            trace.Add("y", elephant.Y);
            for (var color = 1u; color <= Colors; color++)
            {
                trace.Add($"color {color}", elephant.Colour == color ? 1 : 0);
            }
            trace.Add("size", elephant.CalculateSize());
            trace.Add("length of the text", text.Length);
            var now = checkpoint.Wordings.ToList().FindIndex(wording => wording.Id == elephant.Wording);
            trace.Add("order in the checkpoint", now);
            trace.Marks.AddRange([
                Encoding.UTF8.GetBytes(text),
                elephant.Wording.ToByteArray(),
                Key(elephant.Elephant),
            ]);
            elephants.Add((trace, text));
        }
        Assert.Equal(SessionSimulator.Authors, elephants.Count);
        return elephants;
    }

    /// <summary>Adds where each person and each elephant is in the files, and what else is there under their keys.</summary>
    public static void AddFiles(List<Trace> elephants, List<Trace> suspects, StolenFiles before, StolenFiles after)
    {
        var rows = after.Query(
            StolenFiles.Rooms,
            "SELECT kind, key, content, value FROM rows JOIN contents ON contents.id = content",
            row =>
                (Kind: (RowKind)row.GetInt32(0), Key: (byte[])row[1], Content: row.GetInt64(2), Value: (byte[])row[3])
        );
        foreach (var suspect in suspects)
        {
            var key = Key(suspect.Id)[4..];
            var (_, _, content, value) = rows.Single(row => Is(row.Kind, row.Key, RowKind.Participant, key));
            var name = rows.Single(row => row.Kind == RowKind.Wording && Holds(row.Value, suspect.Marks[0]));
            suspect.Add("row of the token hash", content);
            suspect.Add("row of the name", name.Content);
            suspect.Marks.Add(CredentialRecord.Parser.ParseFrom(value).Secret.ToByteArray());
            suspect.Marks.Add(name.Key);
            AddPlaces(suspect, before, after);
        }
        foreach (var elephant in elephants)
        {
            var tag = rows.Find(row => Is(row.Kind, row.Key, RowKind.Tag, Key(elephant.Id)));
            var text = rows.Find(row => Is(row.Kind, row.Key, RowKind.Wording, elephant.Marks[1]));
            elephant.Add("row of the tag", tag.Content);
            elephant.Add("row of the text", text.Content);
            if (tag.Value is { } value)
            {
                elephant.Add("tag", BinaryPrimitives.ReadUInt64BigEndian(value));
                elephant.Marks.Add(value);
            }
            else
            {
                elephant.Add("tag", 0);
            }
            AddPlaces(elephant, before, after);
        }
    }

    private static void AddPlaces(Trace trace, StolenFiles before, StolenFiles after)
    {
        foreach (var (when, files) in new[] { ("before", before), ("after", after) })
        {
            foreach (var file in files.Names)
            {
                var places = trace.Marks.Select(mark => files.Bytes(file).AsSpan().IndexOf(mark));
                trace.Add(
                    $"place in {file} {when} the pour",
                    places.Where(place => place >= 0).DefaultIfEmpty(-1).Min()
                );
            }
        }
    }

    private static List<PouredElephant> Poured(IEnumerable<Item> items) =>
        [.. items.Select(item => item.Event?.HatPoured).OfType<HatPoured>().SelectMany(poured => poured.Elephants)];

    private static bool Is(RowKind kind, byte[] key, RowKind wanted, byte[] of) =>
        kind == wanted && key.AsSpan().SequenceEqual(of);

    private static bool Holds(byte[] bytes, byte[] mark) => bytes.AsSpan().IndexOf(mark) >= 0;

    private static byte[] Key(ulong number)
    {
        var key = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(key, number);
        return key;
    }
}
