using System.Collections.Frozen;
using System.Diagnostics;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

/// <summary>The list of all kinds of questions.</summary>
internal static class QuestionKinds
{
    private static readonly QuestionKind[] All = [new YesNoQuestions()];

    private static readonly FrozenDictionary<int, QuestionKind> ByNumber = All.ToFrozenDictionary(kind => kind.Number);

    /// <summary>Returns the kind of a command's question, or null if it has none.</summary>
    public static QuestionKind? Of(AskQuestion command) =>
        Oneofs.NumberOf(command, "kind") is not 0 and var number ? Of(number) : null;

    public static QuestionKind Of(QuestionState question) => Of(Oneofs.NumberOf(question, "kind"));

    private static QuestionKind Of(int number) =>
        ByNumber.TryGetValue(number, out var kind)
            ? kind
            : throw new UnreachableException($"The question {number} has no rules.");
}
