using System.Collections.Frozen;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Rules;

/// <summary>Checks stages and roles, according to the rule of each command in commands.proto.</summary>
public static class Guard
{
    private static readonly FrozenDictionary<string, Rule> Rules = CommandsReflection
        .Descriptor.MessageTypes.Select(type =>
            (type.FullName, Rule: type.GetOptions()?.GetExtension(OptionsExtensions.Rule))
        )
        .Where(pair => pair.Rule is not null)
        .ToFrozenDictionary(pair => pair.FullName, pair => pair.Rule!, StringComparer.Ordinal);

    private static readonly FrozenDictionary<int, Rule> ByAct = Command
        .Descriptor.Oneofs[0]
        .Fields.ToFrozenDictionary(field => field.FieldNumber, field => Of(field.MessageType));

    private static readonly FrozenDictionary<int, Rule> ByItem = PocketItem
        .Descriptor.Oneofs[0]
        .Fields.ToFrozenDictionary(field => field.FieldNumber, field => Of(field.MessageType));

    /// <summary>Returns the rule of a command's message.</summary>
    /// <exception cref="ArgumentException">The message has no rule.</exception>
    public static Rule Of(MessageDescriptor act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return Rules.TryGetValue(act.FullName, out var rule)
            ? rule
            : throw new ArgumentException($"{act.FullName} has no rule in commands.proto.", nameof(act));
    }

    public static Rule Of(Command.ActOneofCase act) => ByAct[(int)act];

    /// <summary>Returns the rule for putting an item of a kind.</summary>
    public static Rule Of(PocketItem.ItemOneofCase item) => ByItem[(int)item];

    /// <summary>Returns null if the rule allows the role in the stage.</summary>
    public static Refusal? Check(Rule rule, Room room, Role role)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(room);
        if (rule.Roles.Count > 0 && !rule.Roles.Contains(role))
        {
            return Refusals.Create(RefusalCode.Role);
        }
        if (rule.Stages.Count > 0 && !rule.Stages.Contains(room.Stage))
        {
            return Refusals.Create(RefusalCode.Stage);
        }
        return null;
    }

    /// <summary>Returns whether a command needs a lane of its own.</summary>
    public static bool NamesNobody(Command.ActOneofCase act) =>
        act != Command.ActOneofCase.None && Of(act).Proof == Proof.OwnerKey;
}
