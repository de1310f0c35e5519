using System.Collections.Concurrent;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Link.Outbox;

/// <summary>Reads the rules of commands from commands.proto.</summary>
public static class CommandRules
{
    private static readonly ConcurrentDictionary<int, Rule> Rules = new();

    /// <summary>Returns the rule of a command.</summary>
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

    /// <summary>Sets the owner key in an author command.</summary>
    internal static void AddOwnerProof(Command command, ReadOnlySpan<byte> authorSecret)
    {
        var act = (IMessage)FieldOf(command)!.Accessor.GetValue(command);
        var fields = act.Descriptor.Fields;
        var elephant = (ulong)fields[ElephantField].Accessor.GetValue(act);
        var key = ByteString.CopyFrom(Secrets.OwnerKey(authorSecret, elephant));
        fields[OwnerKeyField].Accessor.SetValue(act, key);
    }

    // The field numbers are the same in each author command.
    private const int ElephantField = 1;
    private const int OwnerKeyField = 2;

    private static FieldDescriptor? FieldOf(Command command) =>
        command.ActCase == Command.ActOneofCase.None
            ? null
            : Command.Descriptor.FindFieldByNumber((int)command.ActCase);
}
