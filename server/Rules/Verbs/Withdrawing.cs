using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Withdrawing
{
    public static Decision Decide(Room room, PrivateState privateState, Withdraw command)
    {
        if (
            Elephants.FindOwn(room, privateState, command.Elephant, command.OwnerKey.Span, out var elephant) is
            { } refusal
        )
        {
            return refusal;
        }
        return elephant.Withdrawn
            ? Decision.Nothing
            : new Event { Withdrawn = new ElephantWithdrawn { Elephant = elephant.Id } };
    }
}
