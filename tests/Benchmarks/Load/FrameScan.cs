using System.Buffers.Binary;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>Scans the tags of a Frame without deserializing it.</summary>
internal static class FrameScan
{
    private const uint LengthDelimited = 2;

    // Field numbers of Frame, Item and Event, with the wire type.
    private const uint Items = (1 << 3) | LengthDelimited;
    private const uint EventItem = (1 << 3) | LengthDelimited;
    private const uint Sequence = 1 << 3;
    private const uint Moved = (15 << 3) | LengthDelimited;
    private const uint X = 2 << 3;
    private const uint Y = 3 << 3;

    public static void Count(ReadOnlySpan<byte> frame, LoadClient client)
    {
        var at = 0;
        while (at < frame.Length)
        {
            var tag = Varint(frame, ref at);
            if (tag != Items)
            {
                Skip(frame, ref at, (uint)tag);
                continue;
            }
            var length = (int)Varint(frame, ref at);
            Item(frame.Slice(at, length), client);
            at += length;
        }
    }

    private static void Item(ReadOnlySpan<byte> item, LoadClient client)
    {
        var at = 0;
        if (Varint(item, ref at) != EventItem)
        {
            return;
        }
        var happened = item.Slice(at + 1 + (item[at] >= 0x80 ? 1 : 0));
        at = 0;
        while (at < happened.Length)
        {
            var tag = (uint)Varint(happened, ref at);
            if (tag == Sequence)
            {
                client.Tally.Follows((long)Varint(happened, ref at));
            }
            else if (tag == Moved)
            {
                var length = (int)Varint(happened, ref at);
                Move(happened.Slice(at, length), client);
                return;
            }
            else
            {
                Skip(happened, ref at, tag);
            }
        }
    }

    private static void Move(ReadOnlySpan<byte> move, LoadClient client)
    {
        var (x, y, at) = (0, 0, 0);
        while (at < move.Length)
        {
            var tag = (uint)Varint(move, ref at);
            if (tag is X or Y)
            {
                var zigzag = Varint(move, ref at);
                var value = (int)(zigzag >> 1) ^ -(int)(zigzag & 1);
                (x, y) = tag == X ? (value, y) : (x, value);
            }
            else
            {
                Skip(move, ref at, tag);
            }
        }
        client.Tally.Delivered(client.Tokens.Age(x, y));
    }

    private static void Skip(ReadOnlySpan<byte> bytes, ref int at, uint tag)
    {
        switch (tag & 7)
        {
            case 0:
                Varint(bytes, ref at);
                break;
            case 1:
                at += 8;
                break;
            case LengthDelimited:
                var length = (int)Varint(bytes, ref at);
                at += length;
                break;
            case 5:
                at += 4;
                break;
            default:
                throw new InvalidDataException($"Tag {tag}.");
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = bytes[at++];
        if (value < 0x80)
        {
            return value;
        }
        value &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>Returns the length of a gRPC message from its five-byte prefix.</summary>
    public static int MessageLength(ReadOnlySpan<byte> prefix) => BinaryPrimitives.ReadInt32BigEndian(prefix[1..]);
}
