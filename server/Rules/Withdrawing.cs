using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

internal static class Withdrawing
{
    public static Decision Decide(Room room, PrivateState hidden, Withdraw command)
    {
        if (Elephants.FindOwn(room, hidden, command.Elephant, command.OwnerKey.Span, out var elephant) is { } refusal)
        {
            return refusal;
        }
        return elephant.Withdrawn
            ? Decision.Nothing
            : new Event { Withdrawn = new ElephantWithdrawn { Elephant = elephant.Id } };
    }
}
