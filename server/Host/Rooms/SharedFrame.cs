using System.Text;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.AspNetCore.SignalR;

namespace ElephantBoard.Host.Rooms;

/// <summary>A frame that is sent unchanged to many clients: serialized once in each format that a client needs.</summary>
/// <param name="last">Number of its last event; 0 if there is none.</param>
/// <param name="frame">A Frame, serialized.</param>
internal sealed class SharedFrame(uint last, ReadOnlyMemory<byte> frame)
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default);
    private byte[]? _json;
    private SerializedHubMessage? _hubMessage;

    public uint Last { get; } = last;

    /// <summary>Serialized frames can be concatenated as they are.</summary>
    public ReadOnlyMemory<byte> Frame { get; } = frame;

    /// <summary>The frame's items as proto3 JSON, separated by commas and without brackets. Two of them are concatenated with a comma.</summary>
    public ReadOnlyMemory<byte> JsonItems => _json ??= ToJson(V1.Frame.Parser.ParseFrom(Frame.Span));

    /// <summary>A call of the hub client's method Frame, with the items as an array.</summary>
    public SerializedHubMessage HubMessage => _hubMessage ??= new([new("json", ToHubJson(JsonItems.Span))]);

    public static SharedFrame Of(Item item) => new(0, new Frame { Items = { item } }.ToByteArray());

    private static byte[] ToHubJson(ReadOnlySpan<byte> items)
    {
        const byte recordSeparator = 0x1e;
        return [.. """{"type":1,"target":"Frame","arguments":[["""u8, .. items, .. "]]}"u8, recordSeparator];
    }

    private static byte[] ToJson(Frame frame)
    {
        using var text = new StringWriter();
        var first = true;
        foreach (var item in frame.Items)
        {
            if (!first)
            {
                text.Write(',');
            }
            first = false;
            Json.Format(item, text);
        }
        return Minify(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Removes the spaces that the formatter writes between tokens.</summary>
    private static byte[] Minify(byte[] json)
    {
        var (kept, quoted, escaped) = (0, false, false);
        foreach (var character in json)
        {
            if (quoted || character != ' ')
            {
                json[kept++] = character;
            }
            if (escaped)
            {
                escaped = false;
            }
            else if (quoted && character == '\\')
            {
                escaped = true;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
        }
        return json[..kept];
    }
}
