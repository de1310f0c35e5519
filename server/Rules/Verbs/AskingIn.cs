using System.Globalization;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Refuses a join, and tells those who lead that somebody wants to come in as a participant. They let them in with Readmit.</summary>
internal static class AskingIn
{
    private const int FirstNumber = 100;
    private const int Numbers = 900;

    /// <param name="code">Says why they are not let in.</param>
    public static Decision Decide(
        PrivateState privateState,
        uint participant,
        Digest secret,
        RefusalCode code,
        Envelope envelope
    )
    {
        var before = privateState.Requests.GetValueOrDefault(participant);
        if (before?.Secret == secret)
        {
            return Refused(code, before.Number);
        }
        // Otherwise anybody could replace the request that is about to be granted, or fill the timeline.
        if (before is not null && envelope.Now - before.At < envelope.Limits.SeatRequest.TotalMilliseconds)
        {
            return Refusals.Create(RefusalCode.AskedAlready);
        }
        var number = (uint)(FirstNumber + envelope.Entropy.Next(Numbers));
        return Refused(code, number) with
        {
            Events =
            [
                new Event
                {
                    AskedIn = new ParticipantAsked { Participant = participant, Number = number },
                },
            ],
            Changes = [new Change.SeatAsked(participant, new SeatRequest(secret, number, envelope.Now))],
        };
    }

    private static Decision.Refused Refused(RefusalCode code, uint number) =>
        new(Refusals.Create(code, ("number", number.ToString(CultureInfo.InvariantCulture))));
}
