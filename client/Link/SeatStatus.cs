using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>How a seat stands: what a status line tells, and nothing more hopeful than the truth.</summary>
/// <param name="Unsaved">What was done here and is not known to be on the server's disk: commands without an answer, and
/// what is not in the hat as it was written.</param>
/// <param name="Refused">Drafts that the room does not take as they are; each says why.</param>
/// <param name="Refusal">Why the stay ended, or why nothing can be put into the hat from here, when the server said so.</param>
public sealed record SeatStatus(SeatStatusKind Kind, int Unsaved = 0, int Refused = 0, Refusal? Refusal = null)
{
    internal static SeatStatus Of(LinkState link, int commands, OwnPocket? pocket)
    {
        var (open, refused) = pocket?.Count() ?? (0, 0);
        var unsaved = commands + open;
        var kind = link.Phase switch
        {
            LinkPhase.Arriving => SeatStatusKind.Arriving,
            LinkPhase.Away => SeatStatusKind.Away,
            LinkPhase.Ended => SeatStatusKind.Ended,
            LinkPhase.TooOld => SeatStatusKind.TooOld,
            _ => unsaved > 0 ? SeatStatusKind.Sending : SeatStatusKind.Saved,
        };
        return new(kind, unsaved, refused, link.Refusal ?? pocket?.Barred);
    }
}

public enum SeatStatusKind
{
    /// <summary>On the way in: nothing seen yet.</summary>
    Arriving,

    /// <summary>All that was done here is on the server's disk, and what happens arrives.</summary>
    Saved,

    /// <summary>What happens arrives; something done here is on its way.</summary>
    Sending,

    /// <summary>The link broke; it is being mended. What was done here is kept on this machine.</summary>
    Away,

    /// <summary>For good: the stay ended or was refused.</summary>
    Ended,

    /// <summary>For good: the room holds something that this build cannot read.</summary>
    TooOld,
}
