using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Presses that come right after what they were meant for has changed.</summary>
public sealed class PressRestTests
{
    private static readonly int Rest = (int)Tokens.PressRest.TotalMilliseconds;

    [Fact]
    public async Task Verb8_a_double_click_on_the_next_stage_goes_one_stage()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Gather, elephants: 0);
        var next = ButtonOf(room, room.Say("card_next.next", ("stage", room.Say("stage.spot"))));
        next.Press();
        next.Press();
        room.Host.Tick();
        room.Shown.Pass(Rest - 200);
        next.Press();
        Assert.Equal(Stage.Spot, room.Context.Room.Stage);
        Assert.Equal(Stage.Spot, (await room.ArrivedAsync()).GoToStage.To);
        room.Shown.Tell(Facts.Stage(Stage.Gather, Stage.Spot));
        room.Shown.Pass(Rest);
        next.Press();
        Assert.Equal(Stage.Debrief, (await room.ArrivedAsync()).GoToStage.To);
    }

    [Fact]
    public async Task Verb8_the_keys_of_the_next_stage_rest_when_somebody_else_changed_it()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Gather, elephants: 0);
        room.Shown.Tell(Facts.Stage(Stage.Gather, Stage.Spot));
        room.Host.Press(Key.PageDown, Modifiers.Control);
        Assert.Equal(Stage.Spot, room.Context.Room.Stage);
        room.Shown.Pass(Rest);
        room.Host.Press(Key.PageDown, Modifiers.Control);
        Assert.Equal(Stage.Debrief, room.Context.Room.Stage);
        Assert.Equal(Stage.Debrief, (await room.ArrivedAsync()).GoToStage.To);
    }

    [Fact]
    public async Task Verb8_the_button_of_what_cannot_be_taken_back_does_not_take_the_click_that_opened_its_dialog()
    {
        await using var room = new WorkedRoom(Role.Host);
        var verb = VerbList.All.OfType<ErasingByHost>().Single();
        verb.Begin(room.Context, Subject.One(10));
        room.Host.Tick();
        var erase = ButtonOf(room, room.Say(verb.Name));
        erase.Press();
        Assert.NotNull(room.Open<Dialog>());
        Assert.False(room.Entrance.IsCommanded);
        room.Shown.Pass(Rest);
        erase.Press();
        Assert.Equal(10u, (await room.ArrivedAsync()).EraseByHost.Elephant);
    }

    private static Button ButtonOf(WorkedRoom room, string label) =>
        (room.Host.Scene.Events.Modal ?? room.Scene.Root)
            .GetComponentsInChildren<Button>()
            .First(button => button.Label == label && button.IsActiveAndEnabled);
}
