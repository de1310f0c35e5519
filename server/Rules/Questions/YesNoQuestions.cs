using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

/// <summary>Yes or no to a sentence.</summary>
internal sealed class YesNoQuestions : QuestionKind
{
    public override int Number => AskQuestion.YesNoFieldNumber;

    public override Refusal? Ask(Room room, AskQuestion command, QuestionAsked fact)
    {
        var sentence = command.YesNo.Sentence;
        if (sentence is not (YesNoSentence.MoreTime or YesNoSentence.GoodEnough))
        {
            return Refusals.Malformed("sentence");
        }
        fact.YesNo = new YesNoQuestion { Sentence = sentence };
        return null;
    }

    public override Refusal? Check(Room room, AnswerItem answer, out AnswerItem kept)
    {
        var given = answer.YesNo.Answer;
        kept = new AnswerItem { YesNo = new YesNoAnswer { Answer = given } };
        return given is YesNo.Yes or YesNo.No ? null : Refusals.Malformed("answer");
    }

    public override void Count(Room room, IReadOnlyList<AnswerItem> answers, AnswersCounted fact)
    {
        var yes = (uint)answers.Count(answer => answer.YesNo.Answer == YesNo.Yes);
        fact.YesNoResult = new YesNoResult { Yes = yes, No = (uint)answers.Count - yes };
    }
}
