using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>A question on every screen, whatever its kind.</summary>
public sealed class QuestionTests
{
    [Theory]
    [InlineData(Role.Participant)]
    [InlineData(Role.Observer)]
    [InlineData(Role.Facilitator)]
    public async Task Panel22_every_screen_shows_the_open_question_and_how_many_have_answered(Role role)
    {
        await using var room = new WorkedRoom(role);
        Assert.DoesNotContain(room.Say("question.private"), Shown(room));
        Ask(room);
        var people = role == Role.Observer ? 2 : 3;
        Assert.Contains(Progress(room, 0, people), Shown(room));
        Assert.Equal(role == Role.Facilitator, !Shown(room).Contains(room.Say("question.private")));
        Answered(room, 2);
        Assert.Contains(Progress(room, 2, people), Shown(room));
        // Who answered and left is counted, too.
        Answered(room, 5);
        Assert.Contains(Progress(room, 5, 5), Shown(room));
    }

    [Fact]
    public async Task Panel22_the_shared_screen_shows_it_without_controls_and_a_result_until_the_next_stage()
    {
        await using var room = new WorkedRoom(Role.RoomSeat, isScreen: true);
        var board = room.Scene.Question!;
        Assert.True(board.IsBlank);
        Assert.Equal(0, room.Scene.Frame.Bottom);
        Ask(room);
        Answered(room, 2);
        Assert.Equal((Words("question.unknown"), Words("question.done", ("done", 2), ("people", 2))), board.Words);
        Assert.True(room.Scene.Frame.Bottom > 40);
        Assert.Empty(room.Scene.Root.GetComponentsInChildren<Button>());
        room.Shown.Tell(Facts.Counted(500, 3));
        Assert.Equal(Words("question.answers", ("n", 3)), board.Words.Says);
        room.Shown.Tell(Facts.Stage(Stage.Debrief, Stage.Weigh));
        Assert.True(board.IsBlank);
        Assert.Equal(0, room.Scene.Frame.Bottom);
        Ask(room, 501);
        Assert.False(board.IsBlank);
        room.Shown.Tell(Facts.Canceled(501));
        Assert.True(board.IsBlank);
    }

    [Fact]
    public async Task Panel22_a_result_stays_until_it_is_dismissed_or_the_next_question_is_asked()
    {
        await using var room = new WorkedRoom();
        Ask(room);
        room.Shown.Tell(Facts.Counted(500, 3), Facts.Stage(Stage.Debrief, Stage.Weigh));
        Assert.Contains(room.Say("question.answers", ("n", 3)), Shown(room));
        Assert.DoesNotContain(room.Say("question.private"), Shown(room));
        room.Push(room.Say("room.dismiss"));
        Assert.DoesNotContain(room.Say("question.answers", ("n", 3)), Shown(room));
        Ask(room, 501);
        Assert.Contains(room.Say("question.private"), Shown(room));
        room.Shown.Tell(Facts.Canceled(501));
        Assert.DoesNotContain(room.Say("question.private"), Shown(room));
    }

    [Fact]
    public async Task Panel23_the_answers_can_be_counted_once_a_result_hides_each_of_them()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        Ask(room);
        var (count, why) = (Button(room, "act.count_answers"), room.Say("question.too_few", ("least", 3)));
        Assert.Equal((false, why), (count.Interactable, count.Tooltip));
        Assert.Contains(why, Shown(room));
        room.Shown.Pass(600);
        room.Host.Press(Key.C, Modifiers.Control | Modifiers.Shift);
        Assert.Contains(why, room.Told);
        // Three answers, but only one participant who does not lead.
        Answered(room, 3);
        Assert.False(count.Interactable);
        room.Shown.Tell(Facts.Joined(7), Facts.Joined(8));
        Assert.True(count.Interactable);
        Assert.DoesNotContain(why, Shown(room));
        Assert.Contains(room.Say("question.private"), Shown(room));
        room.Push(room.Say("act.count_answers"));
        Assert.Equal(500ul, (await room.ArrivedAsync()).CountAnswers.Round);
    }

    [Fact]
    public async Task Panel23_canceling_says_first_that_the_answers_are_deleted_and_names_the_question_that_it_meant()
    {
        await using var room = new WorkedRoom(Role.Host);
        Ask(room);
        room.Push(room.Say("act.cancel_question"));
        Assert.Contains(room.Say("question.cancel_sure"), room.OpenLabels);
        room.Host.Press(Key.Enter);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        room.Push(room.Say("act.cancel_question"));
        room.Push(room.Say("act.cancel_question"));
        Assert.Equal(500ul, (await room.ArrivedAsync()).CancelQuestion.Round);
    }

    [Fact]
    public async Task Panel23_who_takes_part_neither_counts_nor_cancels()
    {
        await using var room = new WorkedRoom();
        Ask(room);
        Answered(room, 3);
        string[] names = ["act.count_answers", "act.cancel_question"];
        Assert.All(names, name => Assert.False(Button(room, name).IsActiveAndEnabled));
    }

    [Fact]
    public async Task Panel5_a_question_that_somebody_asks_counts_or_cancels_is_told()
    {
        await using var room = new WorkedRoom();
        room.Shown.Tell(Facts.Asked(500, by: 2));
        Assert.Contains(
            room.Say("news.asked", ("who", "name 2"), ("question", room.Say("question.unknown"))),
            room.Told
        );
        var counted = Facts.Counted(500, 3);
        counted.By = 2;
        room.Shown.Tell(counted);
        Assert.Contains(
            room.Told,
            text => text.Contains(room.Say("question.answers", ("n", 3)), StringComparison.Ordinal)
        );
        var canceled = Facts.Canceled(501);
        canceled.By = 2;
        room.Shown.Tell(Facts.Asked(501, by: 2), canceled);
        Assert.Contains(room.Say("news.question_canceled", ("who", "name 2")), room.Told);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(800, 600)]
    [InlineData(640, 400)]
    [InlineData(320, 568)]
    public async Task Panel9_a_question_fits_beside_all_other_controls(int width, int height)
    {
        foreach (var role in new[] { Role.Host, Role.Participant })
        {
            await using var room = new WorkedRoom(role, Stage.Weigh, width: width, height: height);
            Ask(room);
            room.RoomPanels.Show(PanelTab.List);
            room.Shown.Pass(100);
            LayoutTests.Check(room);
            room.Shown.Tell(Facts.Counted(500, 3));
            room.Shown.Pass(100);
            LayoutTests.Check(room);
        }
    }

    private static void Ask(WorkedRoom room, ulong round = 500)
    {
        room.Shown.Tell(Facts.Asked(round));
        room.Shown.Pass(100);
    }

    private static void Answered(WorkedRoom room, uint done)
    {
        var round = room.Shown.Now.Room.Question!.Round;
        room.Shown.Learn(view =>
            view with
            {
                Live = new()
                {
                    Answered = new() { Round = round, Done = done },
                },
            }
        );
        room.Shown.Pass(100);
    }

    private static string Progress(WorkedRoom room, int done, int people) =>
        room.Say("question.done", ("done", done), ("people", people));

    private static string Words(string key, params ReadOnlySpan<(string, object)> values) =>
        ElephantBoard.Timeline.Sentences.English.Say(key, values);

    private static Button Button(WorkedRoom room, string name) =>
        room.Scene.Root.GetComponentsInChildren<Button>().Last(button => button.Label == room.Say(name));

    private static IEnumerable<string> Shown(WorkedRoom room) =>
        room
            .Scene.Root.GetComponentsInChildren<Label>()
            .Where(label => label.IsActiveAndEnabled && label.Text.Length > 0)
            .Select(label => label.Text);
}
