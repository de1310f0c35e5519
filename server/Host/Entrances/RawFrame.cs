using System.Buffers;
using ElephantBoard.Host.Rooms;

namespace ElephantBoard.Host.Entrances;

/// <summary>One write on a stream: frames that are already serialized and only need to be concatenated.</summary>
internal sealed record RawFrame(IReadOnlyList<SharedFrame> Frames)
{
    /// <summary>Writes a Frame in protobuf.</summary>
    public void WriteProtobuf(IBufferWriter<byte> writer)
    {
        foreach (var frame in Frames)
        {
            writer.Write(frame.Frame.Span);
        }
    }

    public int ProtobufSize => Frames.Sum(frame => frame.Frame.Length);

    /// <summary>Returns a JSON array of items.</summary>
    public byte[] ToJson()
    {
        var size = 1 + Frames.Sum(frame => frame.JsonItems.Length + 1);
        var json = new byte[size];
        json[0] = (byte)'[';
        var at = 1;
        foreach (var frame in Frames)
        {
            var items = frame.JsonItems;
            if (items.IsEmpty)
            {
                continue;
            }
            items.CopyTo(json.AsMemory(at));
            at += items.Length;
            json[at++] = (byte)',';
        }
        at = at == 1 ? 2 : at;
        json[at - 1] = (byte)']';
        return json.AsSpan(0, at).ToArray();
    }
}
