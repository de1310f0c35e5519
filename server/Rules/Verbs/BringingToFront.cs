using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class BringingToFront
{
    public static Decision Decide(Room room, BringToFront command, Envelope envelope)
    {
        if (Elephants.Find(room, command.Elephant, out var elephant) is { } refusal)
        {
            return refusal;
        }
        if (elephant.IsOut)
        {
            return Refusals.Create(RefusalCode.AlreadyOut);
        }
        var layer = Floor.LayerAbove(room, elephant);
        return layer == 0
            ? Decision.Nothing
            : new Event
            {
                By = envelope.By,
                Raised = new ElephantRaised { Elephant = elephant.Id, Layer = layer },
            };
    }
}
