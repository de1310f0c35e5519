using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>Yes or no to a sentence. A press on the given answer takes it back.</summary>
internal sealed class YesNoQuestions : QuestionKind
{
    public override int Number => AskQuestion.YesNoFieldNumber;

    public override IEnumerable<(string Sentence, AskQuestion Command)> Choices =>
        from sentence in new[] { YesNoSentence.MoreTime, YesNoSentence.GoodEnough }
        select (KeyOf(sentence), new AskQuestion { YesNo = new() { Sentence = sentence } });

    public override string Asks(Sentences say, QuestionState question) => say[KeyOf(question.YesNo.Sentence)];

    public override string Result(Sentences say, QuestionState question) =>
        say.Say("yes_no.result", ("yes", question.YesNoResult?.Yes ?? 0), ("no", question.YesNoResult?.No ?? 0));

    public override IAnswerControl AddControl(Flow flow, Sentences say, Action<AnswerItem?> answer) =>
        new Control(flow, say, answer);

    private static string KeyOf(YesNoSentence sentence) =>
        sentence == YesNoSentence.MoreTime ? "yes_no.more_time" : "yes_no.good_enough";

    private sealed class Control : IAnswerControl
    {
        private readonly Toggle _yes;
        private readonly Toggle _no;

        public Control(Flow flow, Sentences say, Action<AnswerItem?> answer)
        {
            _yes = Add("yes_no.yes", YesNo.Yes);
            _no = Add("yes_no.no", YesNo.No);

            Toggle Add(string label, YesNo given)
            {
                Toggle toggle = null!;
                toggle = flow.Toggle(say[label], Switch);
                return toggle;

                void Switch() => answer(toggle.IsOn ? new AnswerItem { YesNo = new() { Answer = given } } : null);
            }
        }

        public Widget First => _yes;

        public void Show(AnswerItem? own)
        {
            _yes.IsOn = own?.YesNo?.Answer == YesNo.Yes;
            _no.IsOn = own?.YesNo?.Answer == YesNo.No;
        }
    }
}
