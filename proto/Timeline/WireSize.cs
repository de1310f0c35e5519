using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>Sizes that private messages have on the wire: 1, 4, 16, 64, … KiB in the form in which they travel, so that an observer of the wire does
/// not learn what was said. Nothing that is padded may be compressed.</summary>
public static class WireSize
{
    public const int Min = 1024;

    private const int PaddingField = 15;

    /// <summary>Returns the least of the sizes that holds so many bytes.</summary>
    public static int Of(int bytes)
    {
        var size = Min;
        while (size < bytes)
        {
            size *= 4;
        }
        return size;
    }

    /// <summary>Fills the padding of a message, so that its protobuf form has exactly one of the sizes. Returns the same message.</summary>
    public static T Pad<T>(T message)
        where T : IMessage<T>
    {
        var padding = message.Descriptor.FindFieldByNumber(PaddingField).Accessor;
        padding.SetValue(message, ByteString.Empty);
        var bare = message.CalculateSize();
        var size = Of(bare + Around(1) + 1);
        ByteString? fill;
        while ((fill = Fill(size - bare)) is null)
        {
            size *= 4;
        }
        padding.SetValue(message, fill);
        return message;
    }

    /// <summary>Returns JSON with blanks behind it, so that it has exactly one of the sizes.</summary>
    public static byte[] Pad(ReadOnlySpan<byte> json)
    {
        var padded = new byte[Of(json.Length)];
        json.CopyTo(padded);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return padded;
    }

    /// <summary>Returns the content of a field that takes so many bytes with what is around it, or null when none does.</summary>
    private static ByteString? Fill(int bytes)
    {
        for (var length = bytes - Around(bytes); length < bytes; length++)
        {
            if (length > 0 && length + Around(length) == bytes)
            {
                return UnsafeByteOperations.UnsafeWrap(new byte[length]);
            }
        }
        return null;
    }

    // Its tag, of one byte, and its length.
    private static int Around(int length) => 1 + CodedOutputStream.ComputeLengthSize(length);
}
