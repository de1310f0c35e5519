using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

internal static class Canceling
{
    public static Decision Decide(Room room, CancelQuestion command, Envelope envelope)
    {
        if (room.OpenQuestion is not { } question || question.Round != command.Round)
        {
            return Refusals.Create(RefusalCode.QuestionClosed);
        }
        return new Decision.Accepted([
            new Event
            {
                By = envelope.By,
                QuestionCanceled = new QuestionCanceled { Round = question.Round },
            },
        ])
        {
            Changes = [new Change.RoundClosed(question.Round)],
        };
    }
}
