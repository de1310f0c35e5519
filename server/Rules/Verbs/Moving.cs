using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Moving
{
    public static Decision Decide(Room room, MoveElephant command, Envelope envelope)
    {
        if (Elephants.Find(room, command.Elephant, out var elephant) is { } refusal)
        {
            return refusal;
        }
        if (elephant.IsOut)
        {
            return Refusals.Create(RefusalCode.AlreadyOut);
        }
        var (x, y) = Floor.Clamp(command.X, command.Y);
        return x == elephant.X && y == elephant.Y
            ? Decision.Nothing
            : new Event
            {
                By = envelope.By,
                Moved = new ElephantMoved
                {
                    Elephant = elephant.Id,
                    X = x,
                    Y = y,
                    Layer = Floor.LayerAbove(room, elephant),
                },
            };
    }
}
