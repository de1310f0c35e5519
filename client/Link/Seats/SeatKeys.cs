using System.Security.Cryptography;
using ElephantBoard.Timeline;

namespace ElephantBoard.Link.Seats;

/// <summary>The secrets that one client creates and stores for one room. They prove authorship; the server never gets
/// them.</summary>
/// <param name="PocketMaster">32 bytes; opens this seat's pocket of each round.</param>
/// <param name="AuthorSecret">32 bytes; proves authorship of this seat's elephants.</param>
public sealed record SeatKeys(ReadOnlyMemory<byte> PocketMaster, ReadOnlyMemory<byte> AuthorSecret)
{
    public static SeatKeys Make() =>
        new(RandomNumberGenerator.GetBytes(Secrets.Size), RandomNumberGenerator.GetBytes(Secrets.Size));

    /// <summary>Returns a text without the secrets, safe for exceptions and debuggers.</summary>
    public override string ToString() => "seat keys";
}
