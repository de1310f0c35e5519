using System.Security.Cryptography;
using ElephantBoard.Link.Transports;

namespace ElephantBoard.Link.Seats;

/// <summary>A seat as this machine stores it.</summary>
/// <param name="Server">Ends with a slash.</param>
/// <param name="Code">The room's join code. Never log it.</param>
/// <param name="Name">The display name. It identifies the seat, together with room and screen.</param>
/// <param name="Secret">32 bytes. The same secret is the same participant, even if the answer to the first Join was lost. Never
/// show or log it.</param>
public sealed record SavedSeat(Uri Server, string Code, string Name, ReadOnlyMemory<byte> Secret, SeatKeys Keys)
{
    /// <summary>Whether it is the seat of the shared screen.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Null until the server has accepted it.</summary>
    public Membership? Membership { get; init; }

    /// <summary>The former membership in another role, which ends when its name is needed, or null.</summary>
    public Membership? Former { get; init; }

    /// <summary>The last known name of the room.</summary>
    public string RoomName { get; init; } = "";

    public DateTimeOffset LastUsed { get; init; }

    /// <summary>The last known link for joining the room, or null.</summary>
    public Uri? JoinLink { get; init; }

    /// <summary>Makes its holder host of the room on any device; null if this seat does not have it. Never show it unasked, and never
    /// log it.</summary>
    public string? HostSecret { get; init; }

    /// <summary>Returns a text without code and secrets, safe for exceptions and debuggers.</summary>
    public override string ToString() => Membership?.ToString() ?? "a seat that was not taken yet";

    /// <summary>Creates a seat that was not taken yet.</summary>
    public static SavedSeat Make(RoomAddress address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(address.Server, address.Code, name, NewSecret(), SeatKeys.Make());
    }

    /// <summary>Returns the seat for taking it again as another participant. It keeps its keys, and so its elephants.</summary>
    public SavedSeat Renewed() => this with { Secret = NewSecret(), Membership = null, Former = null };

    private static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Timeline.Secrets.Size);
}
