using System.Text.RegularExpressions;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Unit.Architecture;

public sealed partial class ActRuleTests
{
    public static TheoryData<string> Acts =>
        [
            .. Command.Descriptor.Oneofs[0].Fields.Select(act => act.MessageType.Name),
            .. PocketItem.Descriptor.Oneofs[0].Fields.Select(item => item.MessageType.Name),
            nameof(RemoveItem),
        ];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Arch3_every_act_has_a_rule_with_a_proof_and_a_text(string act)
    {
        var rule = CommandsReflection
            .Descriptor.FindTypeByName<MessageDescriptor>(act)
            .GetOptions()
            ?.GetExtension(OptionsExtensions.Rule);
        Assert.NotNull(rule);
        Assert.Matches(TextKey(), rule.Text);
        Assert.NotEqual(Proof.Unspecified, rule.Proof);
        Assert.DoesNotContain(Stage.Unspecified, rule.Stages);
        Assert.DoesNotContain(Role.Unspecified, rule.Roles);
    }

    [Fact]
    public void Arch3_no_other_message_has_a_rule()
    {
        var ruled = CommandsReflection
            .Descriptor.MessageTypes.Where(type => type.GetOptions()?.GetExtension(OptionsExtensions.Rule) is not null)
            .Select(type => type.Name);
        Assert.Equal(Acts.Select(row => row.Data).Order(StringComparer.Ordinal), ruled.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex TextKey();
}
