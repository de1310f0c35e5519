using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Encrypts what lies in the pockets of one round. The key is derived from the server's secret file and the round's nonce; when a
/// pour deletes the nonce, every copy of a body is noise.
/// </summary>
internal sealed class HatCipher
{
    public const int NonceSize = 32;

    private const int GcmNonceSize = 12;
    private const int GcmTagSize = 16;
    private const int LengthSize = 4;

    // Bodies come in three sizes, so that a size tells next to nothing.
    private static readonly int[] Sizes = [1 << 10, 1 << 12, 1 << 14];

    private readonly byte[] _key;
    private readonly byte[] _context;

    /// <param name="serverSecret">32 bytes.</param>
    /// <param name="nonce">32 bytes of this round.</param>
    public HatCipher(ReadOnlySpan<byte> serverSecret, Guid room, ulong round, ReadOnlySpan<byte> nonce)
    {
        Round = round;
        Nonce = nonce.ToArray();
        _context = new byte[24];
        room.TryWriteBytes(_context, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(_context.AsSpan(16), round);
        byte[] info = [.. Encoding.ASCII.GetBytes("elephantboard hat 1"), .. _context];
        _key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, serverSecret, _key, nonce, info);
    }

    public ulong Round { get; }
    public byte[] Nonce { get; }

    /// <summary>A body as it lies at rest: GCM nonce ‖ ciphertext ‖ tag, bound to its pocket and slot.</summary>
    /// <exception cref="ArgumentException">The body is larger than the largest size.</exception>
    public byte[] Seal(ReadOnlySpan<byte> pocket, byte slot, ReadOnlySpan<byte> body)
    {
        var size = SizeFor(body.Length);
        var sealed_ = new byte[GcmNonceSize + size + GcmTagSize];
        RandomNumberGenerator.Fill(sealed_.AsSpan(0, GcmNonceSize));
        var plain = new byte[size];
        BinaryPrimitives.WriteInt32BigEndian(plain, body.Length);
        body.CopyTo(plain.AsSpan(LengthSize));
        using var gcm = new AesGcm(_key, GcmTagSize);
        gcm.Encrypt(
            sealed_.AsSpan(0, GcmNonceSize),
            plain,
            sealed_.AsSpan(GcmNonceSize, size),
            sealed_.AsSpan(GcmNonceSize + size),
            Bound(pocket, slot)
        );
        CryptographicOperations.ZeroMemory(plain);
        return sealed_;
    }

    /// <exception cref="CryptographicException">It was not sealed with this key for this pocket and slot.</exception>
    public byte[] Open(ReadOnlySpan<byte> pocket, byte slot, ReadOnlySpan<byte> sealed_)
    {
        var size = sealed_.Length - GcmNonceSize - GcmTagSize;
        if (size < LengthSize)
        {
            throw new CryptographicException("A sealed body is too short.");
        }
        var plain = new byte[size];
        using var gcm = new AesGcm(_key, GcmTagSize);
        gcm.Decrypt(
            sealed_[..GcmNonceSize],
            sealed_.Slice(GcmNonceSize, size),
            sealed_[(GcmNonceSize + size)..],
            plain,
            Bound(pocket, slot)
        );
        return plain.AsSpan(LengthSize, BinaryPrimitives.ReadInt32BigEndian(plain)).ToArray();
    }

    private static int SizeFor(int length) =>
        Array.Find(Sizes, size => size >= length + LengthSize) is > 0 and var size
            ? size
            : throw new ArgumentException(
                $"A body of {length} bytes is larger than any limit lets it be.",
                nameof(length)
            );

    private byte[] Bound(ReadOnlySpan<byte> pocket, byte slot) => [.. _context, .. pocket, slot];
}
