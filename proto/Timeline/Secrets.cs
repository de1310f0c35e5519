using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ElephantBoard.Timeline;

/// <summary>
/// Derives values from the secrets that a client makes and keeps. The server sees single derived values, never the pocket
/// master or the author secret. HMAC inputs are fixed-width: room 16 bytes, round and elephant 8 bytes, big-endian.
/// </summary>
public static class Secrets
{
    /// <summary>Number of bytes of every secret, key, hash, and tag here.</summary>
    public const int Size = 32;

    /// <summary>Number of bytes of a draft's id.</summary>
    public const int DraftSize = 16;

    /// <summary>Returns the id of a draft's future elephant. Only the author's client can know it.</summary>
    public static ulong ElephantOf(ReadOnlySpan<byte> draft)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(draft, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>Returns the key that proves authorship of an elephant. It is sent only with author commands.</summary>
    public static byte[] OwnerKey(ReadOnlySpan<byte> authorSecret, ulong elephant)
    {
        Span<byte> input = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(input, elephant);
        return HMACSHA256.HashData(authorSecret, input);
    }

    /// <summary>Returns the tag of an owner key, which the room stores beside the log.</summary>
    public static byte[] Tag(ReadOnlySpan<byte> ownerKey) => SHA256.HashData(ownerKey);

    /// <summary>Returns the secret that opens a pocket of a round.</summary>
    /// <param name="room">16 bytes.</param>
    public static byte[] PocketSecret(ReadOnlySpan<byte> pocketMaster, ReadOnlySpan<byte> room, ulong round)
    {
        Span<byte> input = stackalloc byte[24];
        room.CopyTo(input);
        BinaryPrimitives.WriteUInt64BigEndian(input[16..], round);
        return HMACSHA256.HashData(pocketMaster, input);
    }

    /// <summary>Returns the key of a pocket secret, which the room stores.</summary>
    public static byte[] PocketKey(ReadOnlySpan<byte> pocketSecret) => SHA256.HashData(pocketSecret);
}
