using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using ElephantBoard.Timeline;

namespace ElephantBoard.Link.Seats;

/// <summary>Moves a seat to another device, with the keys to what was written and the ids of it. It is in the fragment of a link, which is never
/// sent to a server. Never show it unasked, and never log it.</summary>
/// <param name="Ticket">32 bytes. The server knows their hash, and accepts them once.</param>
/// <param name="Own">The elephants that this seat wrote.</param>
public sealed record SeatLink(ReadOnlyMemory<byte> Ticket, SeatKeys Keys, IReadOnlyList<ulong> Own)
{
    /// <summary>More elephants of one person would make a QR code that a phone cannot read.</summary>
    private const int MaxOwn = 60;

    private const string Marker = "#seat=";

    public static SeatLink Make(SeatKeys keys, IEnumerable<ulong> own) =>
        new(RandomNumberGenerator.GetBytes(Secrets.Size), keys, [.. own.TakeLast(MaxOwn)]);

    /// <summary>What the server knows of the ticket.</summary>
    public byte[] TicketHash => SHA256.HashData(Ticket.Span);

    /// <summary>Returns the link, from the one that lets people join.</summary>
    public Uri For(Uri join)
    {
        var bytes = new byte[(3 * Secrets.Size) + (Own.Count * sizeof(ulong))];
        Ticket.CopyTo(bytes);
        Keys.PocketMaster.CopyTo(bytes.AsMemory(Secrets.Size));
        Keys.AuthorSecret.CopyTo(bytes.AsMemory(2 * Secrets.Size));
        for (var at = 0; at < Own.Count; at++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan((3 * Secrets.Size) + (at * sizeof(ulong))), Own[at]);
        }
        return new(join, Marker + Base64Url.EncodeToString(bytes));
    }

    /// <summary>Reads the fragment of such a link. Returns null if it is none.</summary>
    public static SeatLink? Read(string fragment)
    {
        const int secrets = 3 * Secrets.Size;
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(fragment);
        }
        catch (FormatException)
        {
            return null;
        }
        if (bytes.Length < secrets || (bytes.Length - secrets) % sizeof(ulong) != 0)
        {
            return null;
        }
        var own = new ulong[(bytes.Length - secrets) / sizeof(ulong)];
        for (var at = 0; at < own.Length; at++)
        {
            own[at] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(secrets + (at * sizeof(ulong))));
        }
        var keys = new SeatKeys(
            bytes.AsMemory(Secrets.Size, Secrets.Size),
            bytes.AsMemory(2 * Secrets.Size, Secrets.Size)
        );
        return new(bytes.AsMemory(0, Secrets.Size), keys, own);
    }

    /// <summary>Returns a text without the secrets.</summary>
    public override string ToString() => "seat link";
}
