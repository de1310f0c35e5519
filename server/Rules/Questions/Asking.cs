using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

internal static class Asking
{
    public static Decision Decide(Room room, AskQuestion command, Envelope envelope)
    {
        if (room.OpenQuestion is not null)
        {
            return Refusals.Create(RefusalCode.QuestionOpen);
        }
        if (QuestionKinds.Of(command) is not { } kind)
        {
            return Refusals.Malformed("kind");
        }
        var fact = new QuestionAsked { Round = envelope.Entropy.NextId() };
        if (kind.Ask(room, command, fact) is { } refusal)
        {
            return refusal;
        }
        return new Decision.Accepted([new Event { By = envelope.By, QuestionAsked = fact }])
        {
            Changes = [new Change.RoundOpened(fact.Round)],
        };
    }
}
