using System.Security.Cryptography;
using ElephantBoard.Timeline;

namespace ElephantBoard.Link;

/// <summary>The secrets that one client makes for one room and keeps. Whoever has them is the author; the server never gets
/// them.</summary>
/// <param name="PocketMaster">32 bytes; opens this seat's pocket of each round.</param>
/// <param name="AuthorSecret">32 bytes; proves what this seat wrote.</param>
public sealed record SeatKeys(ReadOnlyMemory<byte> PocketMaster, ReadOnlyMemory<byte> AuthorSecret)
{
    public static SeatKeys Make() =>
        new(RandomNumberGenerator.GetBytes(Secrets.Size), RandomNumberGenerator.GetBytes(Secrets.Size));

    /// <summary>Without the secrets: safe in an exception or a debugger.</summary>
    public override string ToString() => "seat keys";
}
