using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class BringingBack
{
    public static Decision Decide(Room room, BringBack command, Envelope envelope)
    {
        if (Elephants.Find(room, command.Elephant, out var elephant) is { } refusal)
        {
            return refusal;
        }
        return elephant.IsOut
            ? new Event
            {
                By = envelope.By,
                CameBack = new ElephantCameBack { Elephant = elephant.Id },
            }
            : Refusals.Create(RefusalCode.NotOut);
    }
}
