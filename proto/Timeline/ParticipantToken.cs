using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace ElephantBoard.Timeline;

/// <summary>Identifies and authenticates a participant: base64url of room (16 bytes) ‖ participant (4, big-endian) ‖ secret (32).</summary>
public readonly record struct ParticipantToken
{
    private const int Bytes = 16 + 4 + Secrets.Size;

    private ParticipantToken(Guid room, uint participant, byte[] hash, string text) =>
        (Room, Participant, Hash, Text) = (room, participant, hash, text);

    public Guid Room { get; }
    public uint Participant { get; }

    /// <summary>SHA-256 of the secret (32 bytes), which the server stores.</summary>
    public ReadOnlyMemory<byte> Hash { get; }

    /// <summary>Returns the token in its text form. Never log it.</summary>
    public string Text { get; }

    /// <param name="secret">32 bytes.</param>
    public static ParticipantToken Make(Guid room, uint participant, ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, Secrets.Size);
        Span<byte> bytes = stackalloc byte[Bytes];
        room.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], participant);
        secret.CopyTo(bytes[20..]);
        return new(room, participant, SHA256.HashData(secret), Base64Url.EncodeToString(bytes));
    }

    /// <summary>Returns false if the text does not have the form of a token.</summary>
    public static bool TryParse(string? text, out ParticipantToken token)
    {
        token = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (
            text is null
            || text.Length != Base64Url.GetEncodedLength(Bytes)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != Bytes
        )
        {
            return false;
        }
        token = new(
            new Guid(bytes[..16], bigEndian: true),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
            SHA256.HashData(bytes[20..]),
            text
        );
        return true;
    }

    /// <summary>Returns a text without the secret, safe for exceptions and debuggers.</summary>
    public override string ToString() => "participant token";
}
