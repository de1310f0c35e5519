using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

internal static class Claiming
{
    public static Decision Decide(Room room, PrivateState hidden, Claim command, Envelope envelope)
    {
        if (Elephants.FindOwn(room, hidden, command.Elephant, command.OwnerKey.Span, out var elephant) is { } refusal)
        {
            return refusal;
        }
        if (!elephant.IsShown)
        {
            return Refuse.With(RefusalCode.Hidden);
        }
        return elephant.Author != 0
            ? Refuse.With(RefusalCode.AlreadyClaimed)
            : new Event
            {
                By = envelope.By,
                Claimed = new ElephantClaimed { Elephant = elephant.Id },
            };
    }
}
