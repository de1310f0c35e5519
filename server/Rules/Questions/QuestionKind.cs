using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

/// <summary>A kind of question and of its answers. There is one file per kind; <see cref="QuestionKinds"/> lists them.</summary>
internal abstract class QuestionKind
{
    /// <summary>Its field number in the oneof "kind" of AskQuestion, QuestionAsked, QuestionState, and AnswerItem.</summary>
    public abstract int Number { get; }

    /// <summary>Returns null if it may be asked; the question is then copied into the fact, field by field.</summary>
    public abstract Refusal? Ask(Room room, AskQuestion command, QuestionAsked fact);

    /// <summary>Returns null if the answer may be put. <paramref name="kept"/> is then what is stored, copied field by field. All answers of a
    /// kind have one size, whatever they say.</summary>
    public abstract Refusal? Check(Room room, AnswerItem answer, out AnswerItem kept);

    /// <summary>Returns whether an answer is finished: only then it is counted.</summary>
    public virtual bool IsDone(AnswerItem answer) => true;

    /// <summary>Writes the result into the fact.</summary>
    /// <param name="answers">Finished ones, one per pocket, in no order, and at least as many as a result needs to hide each of them.</param>
    public abstract void Count(Room room, IReadOnlyList<AnswerItem> answers, AnswersCounted fact);
}
