using System.Collections.Frozen;
using System.Diagnostics;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

/// <summary>The kinds of questions: one line each.</summary>
internal static class QuestionKinds
{
    private static readonly QuestionKind[] All = [];

    private static readonly FrozenDictionary<int, QuestionKind> ByNumber = All.ToFrozenDictionary(kind => kind.Number);

    /// <summary>The kind that is asked for; null when the command names none.</summary>
    public static QuestionKind? Of(AskQuestion command) =>
        Oneofs.NumberOf(command, "kind") is not 0 and var number ? Of(number) : null;

    public static QuestionKind Of(QuestionState question) => Of(Oneofs.NumberOf(question, "kind"));

    private static QuestionKind Of(int number) =>
        ByNumber.TryGetValue(number, out var kind)
            ? kind
            : throw new UnreachableException($"The question {number} has no rules.");
}
