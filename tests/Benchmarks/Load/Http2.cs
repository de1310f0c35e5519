using System.Buffers.Binary;
using System.Text;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The few frames of HTTP/2 that a gRPC client needs.</summary>
internal static class Http2
{
    public const int FrameHead = 9;
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte EndStream = 1;
    public const byte EndHeaders = 4;
    public const byte Acknowledged = 1;
    public const int Window = 1 << 30;

    /// <summary>What both sides may send before they hear of another window.</summary>
    public const int FirstWindow = 65_535;

    private const ushort StreamWindow = 4;

    /// <summary>Returns the client preface, with flow-control windows so large that only the socket limits the server.</summary>
    public static void Preface(Growing to)
    {
        to.Put("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Head(to, 12, Settings, 0, 0);
        Setting(to, 2, 0);
        Setting(to, StreamWindow, Window);
        Grow(to, 0, Window - FirstWindow);
    }

    /// <summary>Returns the window of a new stream that a SETTINGS frame sets.</summary>
    public static int StreamWindowOf(ReadOnlySpan<byte> settings)
    {
        for (; settings.Length >= 6; settings = settings[6..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(settings) == StreamWindow)
            {
                return BinaryPrimitives.ReadInt32BigEndian(settings[2..]);
            }
        }
        return FirstWindow;
    }

    public static void Head(Growing to, int length, byte type, byte flags, int stream)
    {
        Span<byte> head = stackalloc byte[FrameHead];
        BinaryPrimitives.WriteInt32BigEndian(head, length << 8);
        (head[3], head[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(head[5..], stream);
        to.Put(head);
    }

    public static void Grow(Growing to, int stream, int by)
    {
        Head(to, 4, WindowUpdate, 0, stream);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, by);
        to.Put(bytes);
    }

    /// <summary>Returns the header block of one method's calls, without the dynamic table.</summary>
    public static byte[] HeaderBlock(string method, string authority, string token)
    {
        var block = new MemoryStream();
        // POST and http of the static table.
        block.Write([0x83, 0x86]);
        Literal(block, [0x04], "/elephantboard.v1.RoomService/" + method);
        Literal(block, [0x01], authority);
        Literal(block, [0x0f, 0x10], "application/grpc");
        block.WriteByte(0);
        Text(block, "te");
        Text(block, "trailers");
        Literal(block, [0x0f, 0x08], "Bearer " + token);
        return block.ToArray();
    }

    private static void Setting(Growing to, ushort id, int value)
    {
        Span<byte> bytes = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, id);
        BinaryPrimitives.WriteInt32BigEndian(bytes[2..], value);
        to.Put(bytes);
    }

    private static void Literal(MemoryStream block, ReadOnlySpan<byte> name, string value)
    {
        block.Write(name);
        Text(block, value);
    }

    private static void Text(MemoryStream block, string text)
    {
        var length = text.Length;
        if (length < 127)
        {
            block.WriteByte((byte)length);
        }
        else
        {
            block.WriteByte(127);
            length -= 127;
            while (length >= 128)
            {
                block.WriteByte((byte)((length & 0x7f) | 0x80));
                length >>= 7;
            }
            block.WriteByte((byte)length);
        }
        block.Write(Encoding.ASCII.GetBytes(text));
    }
}
