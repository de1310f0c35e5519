using System.Collections.Concurrent;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Link;

/// <summary>What the option on each act of commands.proto says.</summary>
public static class Acts
{
    private static readonly ConcurrentDictionary<int, Rule> Rules = new();

    /// <summary>The rule of the act in a command.</summary>
    public static Rule RuleOf(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Rules.GetOrAdd(
            (int)command.ActCase,
            _ =>
                FieldOf(command)?.MessageType.GetOptions()?.GetExtension(OptionsExtensions.Rule)
                ?? throw new ArgumentException("The command has no act.", nameof(command))
        );
    }

    /// <summary>Puts into an act that proves an owner key the key of its elephant.</summary>
    internal static void Prove(Command command, ReadOnlySpan<byte> authorSecret)
    {
        var act = (IMessage)FieldOf(command)!.Accessor.GetValue(command);
        var fields = act.Descriptor.Fields;
        var elephant = (ulong)fields[ElephantField].Accessor.GetValue(act);
        var key = ByteString.CopyFrom(Secrets.OwnerKey(authorSecret, elephant));
        fields[OwnerKeyField].Accessor.SetValue(act, key);
    }

    // The same numbers in each act that proves an owner key.
    private const int ElephantField = 1;
    private const int OwnerKeyField = 2;

    private static FieldDescriptor? FieldOf(Command command) =>
        command.ActCase == Command.ActOneofCase.None
            ? null
            : Command.Descriptor.FindFieldByNumber((int)command.ActCase);
}
