using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Seats;

/// <summary>The status of a seat, as a status line shows it. It never claims more than the server has confirmed.</summary>
/// <param name="Unsaved">Number of changes that may not be on the server's disk: commands without an answer, and
/// items that are not in the hat as written.</param>
/// <param name="Refused">Number of drafts that the room refused.</param>
/// <param name="Refusal">Why the membership ended, or why this seat cannot put anything into the hat, if the server gave a reason.</param>
public sealed record SeatStatus(SeatStatusKind Kind, int Unsaved = 0, int Refused = 0, Refusal? Refusal = null)
{
    internal static SeatStatus Of(LinkState link, int commands, OwnPocket? pocket)
    {
        var (open, refused) = pocket?.Count() ?? (0, 0);
        var unsaved = commands + open;
        var kind = link.Phase switch
        {
            LinkPhase.Connecting => SeatStatusKind.Connecting,
            LinkPhase.Reconnecting => SeatStatusKind.Reconnecting,
            LinkPhase.Ended => SeatStatusKind.Ended,
            LinkPhase.UpgradeRequired => SeatStatusKind.UpgradeRequired,
            _ => unsaved > 0 ? SeatStatusKind.Sending : SeatStatusKind.Saved,
        };
        return new(kind, unsaved, refused, link.Refusal ?? pocket?.BlockedBy);
    }
}

public enum SeatStatusKind
{
    /// <summary>Connecting for the first time.</summary>
    Connecting,

    /// <summary>Connected, and everything is on the server's disk.</summary>
    Saved,

    /// <summary>Connected, with changes on their way.</summary>
    Sending,

    /// <summary>Reconnecting. Unsent changes are stored on this machine.</summary>
    Reconnecting,

    /// <summary>Final: the membership ended or was refused.</summary>
    Ended,

    /// <summary>Final: the room contains something that this build cannot read.</summary>
    UpgradeRequired,
}
