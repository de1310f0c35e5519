using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Stages
{
    public static Decision Decide(Room room, GoToStage command, Envelope envelope)
    {
        if (command.To is < Stage.Gather or > Stage.Close)
        {
            return Refusals.Malformed("to");
        }
        if (command.From != room.Stage)
        {
            return Refusals.Create(RefusalCode.StageMoved);
        }
        if (command.To == room.Stage)
        {
            return Decision.Nothing;
        }
        return new Event
        {
            By = envelope.By,
            StageChanged = new StageChanged { From = room.Stage, To = command.To },
        };
    }
}
