using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ElephantBoard.Rules;

/// <summary>32 bytes for comparison and lookup: a hash, a tag, or a pocket key.</summary>
public readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
{
    public const int Size = 32;

    /// <summary>Returns false unless there are exactly 32 bytes.</summary>
    public static bool TryFrom(ReadOnlySpan<byte> bytes, out Digest digest)
    {
        if (bytes.Length != Size)
        {
            digest = default;
            return false;
        }
        digest = new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..])
        );
        return true;
    }

    public static Digest From(ReadOnlySpan<byte> bytes) =>
        TryFrom(bytes, out var digest)
            ? digest
            : throw new ArgumentException($"A digest has {Size} bytes.", nameof(bytes));

    /// <summary>Returns the SHA-256 of the bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return From(hash);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), D);
        return bytes;
    }

    /// <summary>Compares in constant time.</summary>
    public bool Matches(Digest other) => ((A ^ other.A) | (B ^ other.B) | (C ^ other.C) | (D ^ other.D)) == 0;

    /// <summary>Never returns the bytes.</summary>
    public override string ToString() => "digest";
}
