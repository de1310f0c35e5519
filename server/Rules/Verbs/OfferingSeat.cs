using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Moves a seat to another device. One device has it at a time: the last one that took it.</summary>
internal static class OfferingSeat
{
    public static Decision Decide(OfferSeat command, Envelope envelope) =>
        Digest.TryFrom(command.Ticket.Span, out var ticket)
            ? new Decision.Accepted([])
            {
                Changes =
                [
                    new Change.SeatOffered(
                        envelope.By,
                        new(ticket, envelope.Now + (long)envelope.Limits.SeatOffer.TotalMilliseconds)
                    ),
                ],
            }
            : Refusals.Malformed("ticket");

    /// <summary>Gives the seat to the device that has the ticket.</summary>
    public static Decision Take(PrivateState privateState, Digest ticket, Digest secret, Envelope envelope) =>
        Find(privateState, ticket, envelope) is { } participant
            ? new Decision.Accepted([])
            {
                Changes =
                [
                    new Change.CredentialKept(participant, Moved(privateState.Credentials[participant], secret)),
                ],
            }
            : Refusals.Create(RefusalCode.SeatLink);

    /// <summary>Returns the participant who offers their seat to the holder of this ticket, or null.</summary>
    public static uint? Find(PrivateState privateState, Digest ticket, Envelope envelope)
    {
        foreach (var (participant, offer) in privateState.Offers)
        {
            if (offer.Ticket.Matches(ticket) && envelope.Now <= offer.Until)
            {
                return participant;
            }
        }
        return null;
    }

    /// <summary>Returns the credential with the secret of another device. The taken pockets stay taken.</summary>
    public static Credential Moved(Credential before, Digest secret) =>
        before.Secret == secret ? before : before with { Secret = secret, Former = before.Secret };
}
