using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

/// <summary>A kind of question and of its answers. There is one file per kind; <see cref="QuestionKinds"/> lists them.</summary>
internal abstract class QuestionKind : ItemKind
{
    /// <summary>The key of every answer; a pocket holds one.</summary>
    public static ReadOnlySpan<byte> AnswerKey => [1];

    /// <summary>Its field number in the oneof "kind" of AskQuestion, QuestionAsked and QuestionState.</summary>
    public abstract int Number { get; }

    /// <summary>Returns null if it may be asked; the question is then copied into the fact, field by field.</summary>
    public abstract Refusal? Ask(Room room, AskQuestion command, QuestionAsked fact);

    /// <summary>Writes the result into the fact.</summary>
    /// <param name="answers">One per pocket, in no order, and at least as many as a result needs to hide each of them.</param>
    public abstract void Count(Room room, IReadOnlyList<PocketItem> answers, AnswersCounted fact);

    public sealed override bool BelongsTo(Room room, ulong round) =>
        room.OpenQuestion is { } question && question.Round == round && Oneofs.NumberOf(question, "kind") == Number;
}
