using System.Text;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>What goes to many clients alike: made once, in each form that somebody needs.</summary>
/// <param name="last">Number of its last event; 0: none.</param>
/// <param name="frame">A Frame, serialised.</param>
internal sealed class SharedFrame(uint last, ReadOnlyMemory<byte> frame)
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default);
    private byte[]? _json;

    public uint Last { get; } = last;

    /// <summary>Frames concatenate as they are.</summary>
    public ReadOnlyMemory<byte> Frame { get; } = frame;

    /// <summary>Its items as proto3 JSON with commas between and no brackets: they concatenate with a comma.</summary>
    public ReadOnlyMemory<byte> JsonItems => _json ??= ToJson(V1.Frame.Parser.ParseFrom(Frame.Span));

    public static SharedFrame Of(Item item) => new(0, new Frame { Items = { item } }.ToByteArray());

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

    /// <summary>The formatter writes blanks between tokens; a wire needs none.</summary>
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
