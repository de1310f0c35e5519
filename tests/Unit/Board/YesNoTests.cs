using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class YesNoTests
{
    private const ulong Round = 500;

    [Theory]
    [InlineData("yes_no.more_time", YesNoSentence.MoreTime)]
    [InlineData("yes_no.good_enough", YesNoSentence.GoodEnough)]
    public async Task Yesno1_who_leads_asks_one_of_its_sentences(string key, YesNoSentence sentence)
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Push(room.Say("act.ask_question"));
        room.Push(room.Say(key));
        Assert.Equal(sentence, (await room.ArrivedAsync()).AskQuestion.YesNo.Sentence);
        Assert.Null(room.Host.Scene.Events.Modal);
        Ask(room, sentence);
        Assert.Contains(room.Say(key), Shown(room));
    }

    [Fact]
    public async Task Yesno4_an_answer_is_given_changed_and_taken_back_by_pointer_and_by_key()
    {
        await using var room = new WorkedRoom();
        Ask(room);
        Toggle(room, "yes_no.yes").Press();
        await KeptAsync(room, YesNo.Yes);
        await room.UntilAsync(
            () => Shown(room).Any(text => text.Contains(room.Say("question.saved"), StringComparison.Ordinal)),
            "its state is shown"
        );
        room.Host.Press(Key.A);
        Assert.Same(Toggle(room, "yes_no.yes"), room.Host.Scene.Events.Focused);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Space);
        await KeptAsync(room, YesNo.No);
        room.Host.Press(Key.Space);
        await KeptAsync(room, null);
        Toggle(room, "yes_no.no").Press();
        await KeptAsync(room, YesNo.No);
        room.Push(room.Say("act.drop_answer"));
        await KeptAsync(room, null);
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Yesno4_its_result_is_shown_to_everyone_and_its_controls_are_gone()
    {
        foreach (var role in new[] { Role.Participant, Role.Observer, Role.Host })
        {
            await using var room = new WorkedRoom(role);
            Ask(room);
            var controls = room.Scene.Root.GetComponentsInChildren<Toggle>().Where(IsAnswer).ToArray();
            Assert.Equal(role == Role.Observer ? 0 : 2, controls.Length);
            Count(room, yes: 5, no: 2);
            Assert.Contains(room.Say("yes_no.result", ("yes", 5), ("no", 2)), Shown(room));
            Assert.DoesNotContain(
                room.Scene.Root.GetComponentsInChildren<Toggle>().Where(each => each.IsActiveAndEnabled),
                IsAnswer
            );

            bool IsAnswer(Toggle toggle) =>
                toggle.Label == room.Say("yes_no.yes") || toggle.Label == room.Say("yes_no.no");
        }
    }

    [Fact]
    public async Task Yesno4_the_shared_screen_shows_the_question_and_its_result()
    {
        await using var room = new WorkedRoom(Role.RoomSeat, isScreen: true);
        Ask(room);
        var say = Sentences.English;
        Assert.Equal(say["yes_no.good_enough"], room.Scene.Question!.Words.Asks);
        Count(room, yes: 5, no: 2);
        Assert.Equal(say.Say("yes_no.result", ("yes", 5), ("no", 2)), room.Scene.Question.Words.Says);
    }

    private static void Ask(WorkedRoom room, YesNoSentence sentence = YesNoSentence.GoodEnough)
    {
        room.Entrance.Hat.Question = Round;
        room.Shown.Tell(
            new Event
            {
                By = 2,
                QuestionAsked = new()
                {
                    Round = Round,
                    YesNo = new() { Sentence = sentence },
                },
            }
        );
        room.Shown.Pass(700);
    }

    private static void Count(WorkedRoom room, uint yes, uint no) =>
        room.Shown.Tell(
            new Event
            {
                By = 2,
                AnswersCounted = new()
                {
                    Round = Round,
                    Answers = yes + no,
                    YesNoResult = new() { Yes = yes, No = no },
                },
            }
        );

    /// <summary>Until the answer is in the pocket, and the toggles show it.</summary>
    private static Task KeptAsync(WorkedRoom room, YesNo? answer) =>
        room.UntilAsync(
            () =>
                room.Entrance.Hat.ItemsOf(Round).SingleOrDefault()?.Answer.YesNo.Answer == answer
                && room.Seat.Status.Unsaved == 0
                && Toggle(room, "yes_no.yes").IsOn == (answer == YesNo.Yes)
                && Toggle(room, "yes_no.no").IsOn == (answer == YesNo.No),
            $"{answer} is in the pocket"
        );

    private static Toggle Toggle(WorkedRoom room, string key) =>
        room.Scene.Root.GetComponentsInChildren<Toggle>().Single(toggle => toggle.Label == room.Say(key));

    private static IEnumerable<string> Shown(WorkedRoom room) =>
        room
            .Scene.Root.GetComponentsInChildren<Label>()
            .Where(label => label.IsActiveAndEnabled)
            .Select(label => label.Text);
}
