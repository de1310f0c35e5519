using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Encrypts the private state of one round. The key is derived from the server's secret file and the round's nonce. When a pour
/// deletes the nonce, no copy of an image can be decrypted any more.
/// </summary>
internal sealed class HatCipher
{
    public const int NonceSize = 32;

    private const int GcmNonceSize = 12;
    private const int GcmTagSize = 16;
    private const int LengthSize = 4;

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
        byte[] info = [.. Encoding.ASCII.GetBytes("elephantboard hat 2"), .. _context];
        _key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, serverSecret, _key, nonce, info);
    }

    public ulong Round { get; }
    public byte[] Nonce { get; }

    /// <summary>Returns GCM nonce ‖ ciphertext ‖ tag, bound to this room and round. The result is different each time, also for the same
    /// content.</summary>
    /// <param name="size">Size of the plaintext in bytes after padding; at least 4 more than the size of the content.</param>
    public byte[] Seal(ReadOnlySpan<byte> content, int size)
    {
        var image = new byte[GcmNonceSize + size + GcmTagSize];
        RandomNumberGenerator.Fill(image.AsSpan(0, GcmNonceSize));
        var plain = new byte[size];
        BinaryPrimitives.WriteInt32BigEndian(plain, content.Length);
        content.CopyTo(plain.AsSpan(LengthSize));
        using var gcm = new AesGcm(_key, GcmTagSize);
        gcm.Encrypt(
            image.AsSpan(0, GcmNonceSize),
            plain,
            image.AsSpan(GcmNonceSize, size),
            image.AsSpan(GcmNonceSize + size),
            _context
        );
        CryptographicOperations.ZeroMemory(plain);
        return image;
    }

    /// <exception cref="CryptographicException">The image was not encrypted with this key for this room and round.</exception>
    public byte[] Open(ReadOnlySpan<byte> image)
    {
        var size = image.Length - GcmNonceSize - GcmTagSize;
        if (size < LengthSize)
        {
            throw new CryptographicException("A sealed image is too short.");
        }
        var plain = new byte[size];
        using var gcm = new AesGcm(_key, GcmTagSize);
        gcm.Decrypt(
            image[..GcmNonceSize],
            image.Slice(GcmNonceSize, size),
            image[(GcmNonceSize + size)..],
            plain,
            _context
        );
        return plain.AsSpan(LengthSize, BinaryPrimitives.ReadInt32BigEndian(plain)).ToArray();
    }
}
