using System.Buffers;
using ElephantBoard.Host.Rooms;

namespace ElephantBoard.Host.Entrances;

/// <summary>One write on a stream: deliveries that are serialised already, and only put behind each other.</summary>
internal sealed record RawFrame(IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>A Frame in protobuf.</summary>
    public void WriteProtobuf(IBufferWriter<byte> writer)
    {
        foreach (var delivery in Deliveries)
        {
            writer.Write(delivery.Frame.Span);
        }
    }

    public int ProtobufSize => Deliveries.Sum(delivery => delivery.Frame.Length);

    /// <summary>A JSON array of items.</summary>
    public byte[] ToJson()
    {
        var size = 1 + Deliveries.Sum(delivery => delivery.JsonItems.Length + 1);
        var json = new byte[size];
        json[0] = (byte)'[';
        var at = 1;
        foreach (var delivery in Deliveries)
        {
            var items = delivery.JsonItems;
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
