using System.Globalization;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

internal static class Counting
{
    public static Decision Decide(Room room, PrivateState privateState, CountAnswers command, Envelope envelope)
    {
        if (room.OpenQuestion is not { } question || question.Round != command.Round)
        {
            return Refusals.Create(RefusalCode.QuestionClosed);
        }
        var answers = privateState
            .RoundOf(question.Round)
            .Pockets.Values.SelectMany(pocket => pocket.Items.Values)
            .Where(item => Contributing.Contributes(room, item))
            .Select(item => item.Answer)
            .ToList();
        var min = envelope.Limits.LeastCounted;
        if (answers.Count < min || Present.Count(room, privateState, question.Round) < min)
        {
            return Refusals.Create(RefusalCode.TooFewAnswers, ("least", min.ToString(CultureInfo.InvariantCulture)));
        }
        var fact = new AnswersCounted { Round = question.Round, Answers = (uint)answers.Count };
        QuestionKinds.Of(question).Count(room, answers, fact);
        return new Decision.Accepted([new Event { By = envelope.By, AnswersCounted = fact }])
        {
            Changes = [new Change.RoundClosed(question.Round)],
        };
    }
}
