using System.Globalization;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>How what waits is called in an outbox, and what lies under which name.</summary>
internal static class WaitingForm
{
    /// <summary>A command on its way; a Command.</summary>
    public const string Command = "command/";

    /// <summary>A draft as it should stand in the pocket; a PocketCommand.</summary>
    public const string Draft = "draft/";

    /// <summary>A rewording as it should stand in the pocket; a PocketCommand.</summary>
    public const string Rewording = "rewording/";

    /// <summary>An elephant that this seat wrote; nothing.</summary>
    public const string Mine = "mine/";

    public static bool Is(this Waiting waiting, string kind) => waiting.Key.StartsWith(kind, StringComparison.Ordinal);

    /// <summary>Which elephant a name of <see cref="Mine"/> says.</summary>
    public static bool TryReadMine(string key, out ulong elephant) =>
        ulong.TryParse(key.AsSpan(Mine.Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out elephant);

    /// <summary>Whether this build can use it. What is of another kind is left to the build that put it there.</summary>
    public static bool IsReadable(Waiting waiting) =>
        waiting.Is(Command) ? Parses(V1.Command.Parser, waiting.Value)
        : waiting.Is(Draft) || waiting.Is(Rewording) ? Parses(PocketCommand.Parser, waiting.Value)
        : !waiting.Is(Mine) || TryReadMine(waiting.Key, out _);

    private static bool Parses(MessageParser parser, ReadOnlyMemory<byte> value)
    {
        try
        {
            parser.ParseFrom(value.Span);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }
}
