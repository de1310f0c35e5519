using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>The life of a question: asked, then counted or canceled.</summary>
internal static class Questions
{
    public static Room Asked(Room room, QuestionAsked fact, uint by)
    {
        var question = new QuestionState { Round = fact.Round, AskedBy = by };
        Oneofs.Copy(fact, question, "kind");
        return room with { Question = question };
    }

    public static Room Counted(Room room, AnswersCounted fact)
    {
        if (room.OpenQuestion is not { } open || open.Round != fact.Round)
        {
            return room;
        }
        var question = open.Clone();
        (question.Counted, question.Answers) = (true, fact.Answers);
        Oneofs.Copy(fact, question, "result");
        return room with { Question = question };
    }

    public static Room Canceled(Room room, QuestionCanceled fact) =>
        room.OpenQuestion?.Round == fact.Round ? room with { Question = null } : room;
}
