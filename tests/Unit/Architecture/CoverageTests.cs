using System.Diagnostics;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Whatever a oneof of the protocol holds, each switch over it has a case for.</summary>
public sealed class CoverageTests
{
    public static TheoryData<string> Acts => [.. Names(Command.Descriptor)];

    public static TheoryData<string> Facts => [.. Names(Event.Descriptor)];

    public static TheoryData<string> Items => [.. Names(PocketItem.Descriptor)];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Arch6_every_act_is_decided(string act)
    {
        var command = Holding(new Command(), act);
        var rule = Guard.Of(command.ActCase);
        var room = Room.Empty with { Stage = rule.Stages.Count > 0 ? rule.Stages[0] : Stage.Spot };
        var role = rule.Roles.Count > 0 ? rule.Roles[0] : Role.Participant;
        var envelope = new Envelope(1, role, 1, new Entropy(new byte[32]), Limits.Default);
        Assert.NotNull(Decide.Command(room, PrivateState.Empty, command, envelope));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Arch6_every_event_is_applied(string fact)
    {
        var evt = Holding(new Event { Sequence = 1 }, fact);
        Assert.Equal(1u, Apply.Event(Room.Empty, evt).Sequence);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Arch6_every_pocket_item_has_a_kind_and_a_rule(string name)
    {
        var item = Holding(new PocketItem(), name);
        var kind = ItemKinds.Of(item);
        Assert.Equal("", kind.TextOf(item));
        Assert.Equal(Proof.Pocket, Guard.Of(item.ItemCase).Proof);
        if (kind is HatKind)
        {
            // And clients know when it has come out.
            _ = PocketItems.IsSettled(Room.Empty, 0, item);
        }
    }

    [Fact]
    public void Arch6_what_has_no_case_is_a_bug_and_said_to_be_one() =>
        Assert.Throws<UnreachableException>(() => ItemKinds.Of((PocketItem.ItemOneofCase)999));

    private static IEnumerable<string> Names(MessageDescriptor message) =>
        message.Oneofs[0].Fields.Select(field => field.Name);

    private static T Holding<T>(T message, string name)
        where T : IMessage
    {
        var field = message.Descriptor.FindFieldByName(name);
        field.Accessor.SetValue(message, field.MessageType.Parser.ParseFrom([]));
        return message;
    }
}
