using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>A participant's membership of a room, required for every request.</summary>
/// <param name="Code">The room's join code.</param>
/// <param name="Token">The participant token. Never show or log it.</param>
/// <param name="Room">16 bytes; input of every HMAC.</param>
public sealed record Membership(string Code, string Token, uint Participant, ByteString Room, Role Role)
{
    /// <summary>The value of the authorization header. Never show or log it.</summary>
    public string Proof => "Bearer " + Token;

    /// <summary>Whether this role has pockets.</summary>
    public bool HasPockets => Role is Role.Participant or Role.Facilitator or Role.Host;

    public static Membership From(OpenedRoom opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return new(opened.Code, opened.Token, opened.Participant, opened.Room, Role.Host);
    }

    public static Membership From(string code, Joined joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return new(code, joined.Token, joined.Participant, joined.Room, joined.Role);
    }

    /// <summary>Returns a text without code and token, safe for exceptions and debuggers.</summary>
    public override string ToString() => $"participant {Participant}";
}
