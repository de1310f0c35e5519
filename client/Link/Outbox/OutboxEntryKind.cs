using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Outbox;

/// <summary>Keys and values of the items in an outbox.</summary>
internal static class OutboxEntryKind
{
    /// <summary>Prefix of commands; the value is a Command.</summary>
    public const string Command = "command/";

    /// <summary>Prefix of desired items; the value is a PocketItem, or empty to remove it.</summary>
    public const string Item = "item/";

    /// <summary>Prefix of elephants that this seat wrote; the value is empty.</summary>
    public const string Mine = "mine/";

    /// <summary>Prefix of input that was not sent; the value is a message of its form.</summary>
    public const string Input = "input/";

    public static bool Is(this OutboxEntry entry, string kind) => entry.Key.StartsWith(kind, StringComparison.Ordinal);

    /// <summary>Returns the elephant of a <see cref="Mine"/> key.</summary>
    public static bool TryReadMine(string key, out ulong elephant) =>
        ulong.TryParse(key.AsSpan(Mine.Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out elephant);

    public static string MineKey(ulong elephant) => $"{Mine}{elephant:x16}";

    public static string ItemKey(ulong question, ByteString key) =>
        $"{Item}{question:x16}/{Convert.ToHexString(key.Span)}";

    /// <summary>Returns the content of an <see cref="Item"/>.</summary>
    public static bool TryReadItem(OutboxEntry entry, [NotNullWhen(true)] out DesiredItem? item)
    {
        item = null;
        var parts = entry.Key[Item.Length..].Split('/');
        if (
            parts.Length != 2
            || !ulong.TryParse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var question)
            || parts[1].Length % 2 != 0
            || !parts[1].All(char.IsAsciiHexDigit)
        )
        {
            return false;
        }
        var wanted = entry.Value.IsEmpty ? null : Parse(PocketItem.Parser, entry.Value);
        if (wanted is { ItemCase: PocketItem.ItemOneofCase.None } || (wanted is null && !entry.Value.IsEmpty))
        {
            return false;
        }
        item = new(question, ByteString.CopyFrom(Convert.FromHexString(parts[1])), wanted);
        return true;
    }

    /// <summary>Returns whether this build can use an item. Items of unknown kinds are left to the build that stored them.</summary>
    public static bool IsReadable(OutboxEntry entry) =>
        entry.Is(Command) ? Parse(V1.Command.Parser, entry.Value) is not null
        : entry.Is(Item) ? TryReadItem(entry, out _)
        : !entry.Is(Mine) || TryReadMine(entry.Key, out _);

    /// <summary>Returns a message, or null if the bytes are none.</summary>
    public static T? Parse<T>(MessageParser<T> parser, ReadOnlyMemory<byte> value)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(value.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
