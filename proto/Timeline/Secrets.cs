using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ElephantBoard.Timeline;

/// <summary>
/// What is derived from the secrets that a client makes and keeps. The server sees single derived values, never the pocket
/// master or the author secret. HMAC inputs are fixed-width: room 16 bytes, round and elephant 8 bytes, big-endian.
/// </summary>
public static class Secrets
{
    /// <summary>Bytes of every secret, key, hash and tag here.</summary>
    public const int Size = 32;

    /// <summary>Bytes of a draft's id.</summary>
    public const int DraftSize = 16;

    /// <summary>The id that a draft's elephant will have: its author's client knows its own, nobody else can.</summary>
    public static ulong ElephantOf(ReadOnlySpan<byte> draft)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(draft, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>Proves that one wrote an elephant; shown only to act on it.</summary>
    public static byte[] OwnerKey(ReadOnlySpan<byte> authorSecret, ulong elephant)
    {
        Span<byte> input = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(input, elephant);
        return HMACSHA256.HashData(authorSecret, input);
    }

    /// <summary>What the room keeps of an owner key, beside the log.</summary>
    public static byte[] Tag(ReadOnlySpan<byte> ownerKey) => SHA256.HashData(ownerKey);

    /// <summary>What opens one's pocket of a round.</summary>
    /// <param name="room">16 bytes.</param>
    public static byte[] PocketSecret(ReadOnlySpan<byte> pocketMaster, ReadOnlySpan<byte> room, ulong round)
    {
        Span<byte> input = stackalloc byte[24];
        room.CopyTo(input);
        BinaryPrimitives.WriteUInt64BigEndian(input[16..], round);
        return HMACSHA256.HashData(pocketMaster, input);
    }

    /// <summary>What the room keeps of a pocket secret.</summary>
    public static byte[] PocketKey(ReadOnlySpan<byte> pocketSecret) => SHA256.HashData(pocketSecret);
}
