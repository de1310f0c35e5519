using System.Security.Cryptography;

namespace ElephantBoard.Link;

/// <summary>A seat as this machine keeps it, to come back to.</summary>
/// <param name="Server">Ends with a slash.</param>
/// <param name="Code">The room's join code. Never to be logged.</param>
/// <param name="Name">The display name; with room and screen, it says which seat this is.</param>
/// <param name="Secret">32 bytes: the same again is the same participant, also when the answer to the first joining was lost. Never to
/// be shown or logged.</param>
public sealed record RestingSeat(Uri Server, string Code, string Name, ReadOnlyMemory<byte> Secret, SeatKeys Keys)
{
    /// <summary>The shared screen's own, beside whoever else uses this machine.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Null until the server has let it in.</summary>
    public Stay? Stay { get; init; }

    /// <summary>The stay that this seat had before, in another role: it is left once its name is needed. Null: none.</summary>
    public Stay? Former { get; init; }

    /// <summary>The room's name, when it was last seen.</summary>
    public string RoomName { get; init; } = "";

    public DateTimeOffset LastUsed { get; init; }

    /// <summary>What people open to join the room, as it was last said; null: it was not said yet.</summary>
    public Uri? JoinLink { get; init; }

    /// <summary>Makes its holder host of the room, from any device; null: this seat does not have it. Never to be shown unasked or
    /// logged.</summary>
    public string? HostSecret { get; init; }

    /// <summary>Without code and secrets: safe in an exception or a debugger.</summary>
    public override string ToString() => Stay?.ToString() ?? "a seat that was not taken yet";

    /// <summary>A seat that nobody has taken yet.</summary>
    public static RestingSeat Make(RoomAddress address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(address.Server, address.Code, name, NewSecret(), SeatKeys.Make());
    }

    /// <summary>The same seat to be taken anew, as another participant; its keys, and so what was written from it, stay.</summary>
    public RestingSeat Anew() => this with { Secret = NewSecret(), Stay = null, Former = null };

    private static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Timeline.Secrets.Size);
}
