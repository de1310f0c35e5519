using System.Collections;
using System.Text.Json;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>Fails when some code that copies or writes the state forgets a field of state.proto.</summary>
public sealed class EveryFieldTests
{
    /// <summary>Which member of each oneof is set: each of them once.</summary>
    public static TheoryData<int> Variants => [.. Enumerable.Range(0, MostMembers(RoomState.Descriptor, []))];

    [Theory]
    [MemberData(nameof(Variants))]
    public void State2_every_field_comes_back_from_its_checkpoint(int variant)
    {
        var state = Filled.Message<RoomState>(variant);
        Assert.Equal(state, CheckpointConverter.To(CheckpointConverter.From(state, 7)));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void State4_canonical_text_holds_every_field(int variant)
    {
        var state = Filled.Message<RoomState>(variant);
        var room = CheckpointConverter.From(state, 7);
        Holds(CanonicalText.Of(room.Participants.Values.Single()), state.Participants[0]);
        Holds(CanonicalText.Of(room.Elephants.Values.Single()), state.Elephants[0]);
        // People and elephants are entities with a text of their own.
        state.Participants.Clear();
        state.Elephants.Clear();
        Holds(CanonicalText.Of(room), state);
    }

    [Fact]
    public void State4_what_has_no_canonical_form_is_not_in_the_state() =>
        Assert.DoesNotContain(
            AllFields(RoomState.Descriptor, []),
            field => field.IsMap || field.FieldType is FieldType.Float or FieldType.Double or FieldType.Group
        );

    private static void Holds(string text, IMessage message)
    {
        using var json = JsonDocument.Parse(text);
        Holds(json.RootElement, message);
    }

    private static void Holds(JsonElement json, IMessage message)
    {
        var set = message.Descriptor.Fields.InDeclarationOrder().Where(field => IsSet(message, field)).ToList();
        Assert.Equal(
            set.Select(field => field.JsonName).Order(StringComparer.Ordinal),
            json.EnumerateObject().Select(property => property.Name)
        );
        foreach (var field in set)
        {
            var value = field.Accessor.GetValue(message);
            var written = json.GetProperty(field.JsonName);
            if (value is IList many)
            {
                Assert.Equal(many.Count, written.GetArrayLength());
                foreach (var (one, of) in many.Cast<object>().Zip(written.EnumerateArray()))
                {
                    Same(one, of);
                }
            }
            else
            {
                Same(value, written);
            }
        }
    }

    private static void Same(object value, JsonElement written)
    {
        switch (value)
        {
            case IMessage nested:
                Holds(written, nested);
                break;
            case ByteString bytes:
                Assert.Equal(bytes.ToBase64(), written.GetString());
                break;
            case bool flag:
                Assert.Equal(flag, written.GetBoolean());
                break;
            case Enum number:
                Assert.Equal(Convert.ToInt32(number, null), written.GetInt32());
                break;
            case uint or int:
                Assert.Equal($"{value}", written.GetRawText());
                break;
            default:
                Assert.Equal($"{value}", written.GetString());
                break;
        }
    }

    private static bool IsSet(IMessage message, FieldDescriptor field) =>
        field.IsRepeated ? ((IList)field.Accessor.GetValue(message)).Count > 0
        : field.ContainingOneof is { } choice ? choice.Accessor.GetCaseFieldDescriptor(message) == field
        : field.Accessor.GetValue(message) is not null;

    private static IEnumerable<FieldDescriptor> AllFields(MessageDescriptor message, HashSet<MessageDescriptor> seen) =>
        seen.Add(message)
            ? message
                .Fields.InDeclarationOrder()
                .SelectMany(field =>
                    field.FieldType == FieldType.Message ? AllFields(field.MessageType, seen).Prepend(field) : [field]
                )
            : [];

    private static int MostMembers(MessageDescriptor message, HashSet<MessageDescriptor> seen) =>
        AllFields(message, seen).Select(field => field.ContainingOneof?.Fields.Count ?? 1).Max();
}
