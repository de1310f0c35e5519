namespace ElephantBoard.Rules;

/// <summary>A seat that its participant offers to another device.</summary>
/// <param name="Ticket">SHA-256 of the ticket.</param>
/// <param name="Until">Server time in ms since 1970-01-01 UTC after which it is not accepted.</param>
public sealed record SeatOffer(Digest Ticket, long Until)
{
    /// <summary>Never returns the hash.</summary>
    public override string ToString() => nameof(SeatOffer);
}
