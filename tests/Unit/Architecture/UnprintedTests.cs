using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Pocket = ElephantBoard.Rules.Pockets.Pocket;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Whatever is logged by mistake prints nothing private.</summary>
public sealed class UnprintedTests
{
    private const string Text = "zqx";

    /// <summary>The messages of the entrances and of the storage.</summary>
    public static TheoryData<string> Messages =>
        [
            .. ServiceReflection
                .Descriptor.Services.SelectMany(service => service.Methods)
                .SelectMany(method => new[] { method.InputType, method.OutputType })
                .Concat(
                    ServiceReflection.Descriptor.FindTypeByName<MessageDescriptor>("Item") is { } item ? [item] : []
                )
                .Concat(LogReflection.Descriptor.MessageTypes)
                .Select(type => type.Name)
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Tele2_a_message_that_holds_something_private_prints_its_type_alone(string name)
    {
        var type = Types().Single(type => type.Name == name);
        foreach (var filled in Filled(type, depth: 0))
        {
            Assert.DoesNotContain(Text, filled.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(
                ByteString.CopyFromUtf8(Text).ToBase64(),
                filled.ToString(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Tele2_a_change_of_the_private_state_prints_its_kind_alone()
    {
        var pocket = Pocket.Empty with { Owner = 4_711 };
        var item = new PocketItem { Draft = new DraftItem { Text = Text } };
        object[] all =
        [
            new Change.WordingKept(default, [1], Text),
            new Change.ItemKept(1, default, 1, item),
            new Change.PocketTaken(1, default, pocket),
            new Change.CredentialKept(4_711, new Credential(Digest.Of([1]))),
            PrivateState.Empty with
            {
                Names = PrivateState.Empty.Names.Add(4_711, Text),
            },
            pocket,
            item,
            Digest.Of([1]),
        ];
        Assert.All(all, one => Assert.Matches("^[A-Za-z ]+$", one.ToString()));
        Assert.All(all, one => Assert.DoesNotContain(Text, one.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Tele2_the_test_sees_what_it_looks_for()
    {
        var act = Filled(Types().Single(type => type.Name == nameof(KickOut)), depth: 0);
        Assert.Contains(act, message => message.ToString()!.Contains(Text, StringComparison.Ordinal));
    }

    private static IEnumerable<MessageDescriptor> Types() =>
        new[]
        {
            ServiceReflection.Descriptor,
            CommandsReflection.Descriptor,
            StateReflection.Descriptor,
            EventsReflection.Descriptor,
            LogReflection.Descriptor,
        }.SelectMany(file => file.MessageTypes);

    /// <summary>Messages of a type with every text and every bytes in them set; one message for each choice of a oneof.</summary>
    private static IEnumerable<IMessage> Filled(MessageDescriptor type, int depth)
    {
        var choices =
            type.RealOneofCount == 0 ? [null] : type.Oneofs[0].Fields.Select(field => (FieldDescriptor?)field);
        foreach (var chosen in choices)
        {
            var message = type.Parser.ParseFrom([]);
            foreach (var field in type.Fields.InDeclarationOrder())
            {
                if (field.RealContainingOneof is null || field == chosen)
                {
                    Fill(message, field, depth);
                }
            }
            yield return message;
        }
    }

    private static void Fill(IMessage message, FieldDescriptor field, int depth)
    {
        object? value = field.FieldType switch
        {
            FieldType.String => Text,
            FieldType.Bytes => ByteString.CopyFromUtf8(Text),
            // A refusal is a sentence of ours.
            FieldType.Message when depth < 4 && !field.IsMap && field.MessageType != Refusal.Descriptor => Filled(
                    field.MessageType,
                    depth + 1
                )
                .First(),
            _ => null,
        };
        if (value is null)
        {
            return;
        }
        if (field.IsRepeated)
        {
            ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
        }
        else
        {
            field.Accessor.SetValue(message, value);
        }
    }
}
