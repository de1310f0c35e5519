using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>The list of all kinds of questions. A new one needs a file and a line here.</summary>
public static class QuestionKinds
{
    public static IReadOnlyList<QuestionKind> All { get; } = [new YesNoQuestions()];

    /// <summary>Returns the kind of a question, or null if a newer build asked it.</summary>
    public static QuestionKind? Of(QuestionState question)
    {
        var number = Oneofs.NumberOf(question, "kind");
        return All.FirstOrDefault(kind => kind.Number == number);
    }
}
