using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Tools;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class KeyTests
{
    [Fact]
    public async Task Panel15_the_key_that_opens_a_field_types_nothing_into_it()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Debrief);
        // A window tells a key, and the sign that it makes, in one poll.
        room.Host.Tick(new InputEvent.KeyPressed(Key.N), new InputEvent.TextTyped("n"));
        Assert.Same(room.RoomPanels.WriteField, room.Host.Scene.Events.Focused);
        Assert.Equal("", room.RoomPanels.WriteField.Text);
        room.Host.Tick(new InputEvent.KeyPressed(Key.N), new InputEvent.TextTyped("n"));
        Assert.Equal("n", room.RoomPanels.WriteField.Text);
    }

    [Fact]
    public async Task Panel15_space_on_a_button_types_nothing_into_the_field_that_it_leads_to()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Click(room.At(0));
        room.Host.Press(Key.K);
        room.Host.Press(Key.Space);
        room.Host.Press(Key.Tab);
        room.Host.Type("We try it");
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.Enter);
        room.Host.Scene.Events.Modal!.GetComponentsInChildren<Button>()
            .Single(button => button.Label == room.Say("act.kick_out"))
            .Focus();
        room.Host.Tick(new InputEvent.KeyPressed(Key.Space), new InputEvent.TextTyped(" "));
        Assert.True(room.Open<TextField>()?.IsFocused);
        Assert.Equal("We try it", room.Open<TextField>()?.Text);
    }

    [Fact]
    public async Task Tool6_space_that_comes_up_before_the_button_puts_the_hand_down_all_the_same()
    {
        await using var room = new WorkedRoom();
        room.Host.Press(Key.Space);
        room.Drag(room.At(0), room.At(0) + new Vector2(40, 30), release: false);
        room.Host.Tick(new InputEvent.KeyReleased(Key.Space));
        room.Host.Tick(new InputEvent.PointerReleased(room.At(0) + new Vector2(40, 30)));
        Assert.IsType<SelectTool>(room.Scene.Tools.Current);
    }

    [Fact]
    public async Task Verb7_a_key_that_can_do_nothing_says_what_is_missing()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Host.Press(Key.K);
        Assert.Equal([room.Say("verb.choose_first")], room.Told);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Press(Key.B);
        Assert.Equal(room.Say("verb.one_only"), room.Told.Last());
        Assert.Null(room.Host.Scene.Events.Modal);

        // For who may not, it is no key at all.
        await using var other = new WorkedRoom(Role.Participant);
        other.Host.Press(Key.K);
        Assert.Empty(other.Told);
    }

    [Fact]
    public async Task Verb7_keys_act_on_the_line_of_the_list_that_has_the_focus()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Click(room.At(0));
        room.Shown.Tell(Facts.KickedOut(11, DecisionKind.Step));
        room.RoomPanels.Show(PanelTab.List);
        room.Host.Tick();
        Go("elephant 11");
        room.Host.Tick(new InputEvent.KeyPressed(Key.B), new InputEvent.TextTyped("b"));
        Assert.Equal(11ul, (await room.ArrivedAsync()).BringBack.Elephant);
        Go("elephant 12");
        room.Host.Press(Key.K);
        Assert.Contains("elephant 12", Notes());
        room.Host.Press(Key.Escape);
        Assert.Equal("elephant 12", room.RoomPanels.List.Current?.Text);

        void Go(string text)
        {
            room.RoomPanels.List.Focus();
            room.RoomPanels.List.Go(room.RoomPanels.List.Rows.Single(row => row.Text == text));
        }

        IEnumerable<string> Notes() =>
            room.Host.Scene.Events.Modal!.GetComponentsInChildren<NoteView>().Select(note => note.Text);
    }

    [Fact]
    public async Task Verb7_every_verb_has_a_key_but_for_those_that_only_their_author_sees()
    {
        await using var room = new WorkedRoom(Role.Host);
        var without = ElephantBoard
            .Board.Verbs.VerbList.All.Where(verb => verb.Keys is null && !verb.IsPrivate)
            .Select(verb => verb.GetType().Name);
        // Going to a stage: Ctrl and Page down, and by its name.
        // Revealing announces its pour.
        Assert.Equal(["AnnouncingPour", "GoingToStage"], without);
    }

    [Fact]
    public async Task Verb7_the_hat_is_poured_somebody_removed_and_the_room_left_by_keys()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.Debrief);
        room.Host.Press(Key.R, Modifiers.Control);
        Assert.Equal(78ul, (await room.ArrivedAsync()).AnnouncePour.Round);
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        room.RoomPanels.People.Focus();
        room.RoomPanels.People.Go(room.RoomPanels.People.Rows.Single(row => row.Text == "name 3"));
        room.Host.Press(Key.Delete, Modifiers.Shift);
        Assert.Contains(room.Say("people.remove_sure", ("name", "name 3")), room.OpenLabels);
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.Q, Modifiers.Control);
        Assert.Contains(room.Say("leave.explain"), room.OpenLabels);
    }

    [Fact]
    public async Task Verb7_the_menu_of_the_floor_has_what_is_done_to_the_room()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.Debrief);
        room.Click(room.At(800, 820), button: PointerButton.Right);
        var items = room.Open<Menu>()!.Items.Select(item => item.Label).ToArray();
        Assert.Contains(room.Say("act.reveal"), items);
        Assert.Contains(room.Say("act.leave"), items);
        Assert.Contains(room.Say("panel.to_stage", ("stage", room.Say("stage.weigh"))), items);
        Assert.Equal(items.Distinct(), items);
    }
}
