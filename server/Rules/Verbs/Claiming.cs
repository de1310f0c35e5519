using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Claiming
{
    public static Decision Decide(Room room, PrivateState privateState, Claim command, Envelope envelope)
    {
        if (
            Elephants.FindOwn(room, privateState, command.Elephant, command.OwnerKey.Span, out var elephant) is
            { } refusal
        )
        {
            return refusal;
        }
        if (!elephant.IsShown)
        {
            return Refusals.Create(RefusalCode.Hidden);
        }
        return elephant.Author != 0
            ? Refusals.Create(RefusalCode.AlreadyClaimed)
            : new Event
            {
                By = envelope.By,
                Claimed = new ElephantClaimed { Elephant = elephant.Id },
            };
    }
}
