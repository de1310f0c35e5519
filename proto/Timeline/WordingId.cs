using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>Identifies a text that is stored beside the events: the first 12 bytes of SHA-256(salt ‖ UTF-8 text).</summary>
public readonly record struct WordingId(ulong High, uint Low)
{
    /// <summary>Number of bytes of an id and of a salt.</summary>
    public const int Size = 12;

    public bool IsNone => this == default;

    /// <param name="bytes">12 bytes, or none for no wording.</param>
    /// <exception cref="ArgumentException">The length is neither.</exception>
    public static WordingId From(ReadOnlySpan<byte> bytes) =>
        bytes.Length switch
        {
            0 => default,
            Size => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[8..])),
            _ => throw new ArgumentException("A wording id has 12 bytes.", nameof(bytes)),
        };

    public static WordingId From(ByteString bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return From(bytes.Span);
    }

    /// <summary>Returns the id of a text with its salt.</summary>
    public static WordingId Of(ReadOnlySpan<byte> salt, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> hash = stackalloc byte[32];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(salt);
        sha.AppendData(utf8);
        sha.GetHashAndReset(hash);
        return From(hash[..Size]);
    }

    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], Low);
    }

    public byte[] ToArray()
    {
        if (IsNone)
        {
            return [];
        }
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    public ByteString ToByteString() => IsNone ? ByteString.Empty : UnsafeByteOperations.UnsafeWrap(ToArray());
}
