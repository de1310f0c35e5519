using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>What others do while somebody is in the middle of something.</summary>
public sealed class MeanwhileTests
{
    [Fact]
    public async Task Tool7_who_stands_on_an_elephant_that_leaves_stands_on_the_next_one()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut, elephants: 7);
        room.Piece(2).Focus();
        room.Shown.Tell(Facts.KickedOut(12, DecisionKind.Solved));
        Assert.Same(room.Piece(3), room.Host.Scene.Events.Focused);
        room.Piece(6).Focus();
        room.Shown.Tell(Facts.SetAside(16));
        Assert.Same(room.Piece(5), room.Host.Scene.Events.Focused);
        // By one's own hand, too: what follows is done to the next one.
        room.Host.Press(Key.K);
        room.Host.Press(Key.Space);
        room.Host.Press(Key.Tab);
        room.Host.Type("We try it");
        room.Host.Press(Key.Enter, Modifiers.Control);
        Assert.Same(room.Piece(4), room.Host.Scene.Events.Focused);
    }

    [Fact]
    public async Task Tool7_what_leaves_while_a_dialog_is_open_gives_the_focus_on_when_it_is_closed()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut, elephants: 7);
        room.Piece(2).Focus();
        room.Host.Press(Key.F1);
        room.Shown.Tell(Facts.KickedOut(12, DecisionKind.Solved));
        room.Host.Press(Key.Escape);
        Assert.Same(room.Piece(3), room.Host.Scene.Events.Focused);
    }

    [Fact]
    public async Task Tool1_what_leaves_the_floor_walks_without_the_ring_of_who_chose_it()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(0));
        var piece = room.Piece(0);
        room.Shown.Tell(Facts.KickedOut(10, DecisionKind.Step));
        Assert.True(piece.IsAlive);
        Assert.False(piece.IsSelected);
    }

    [Fact]
    public async Task Panel16_an_open_elephant_follows_the_stage_and_who_moves_it_takes_no_focus_from_its_buttons()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Close);
        room.Click(room.At(0));
        room.Host.Press(Key.Enter);
        Assert.False(Button("act.kick_out").Interactable);
        room.Shown.Tell(Facts.Stage(Stage.Close, Stage.KickOut));
        Assert.True(Button("act.kick_out").Interactable);
        Button("act.set_aside").Focus();
        for (var i = 0; i < 5; i++)
        {
            room.Shown.Tell(Facts.Moved(10, 300 + i, 500, by: 2));
        }

        Assert.True(Button("act.set_aside").IsFocused);
        // What changes on it is shown, and the focus stays on what has the same name.
        room.Shown.Tell(Facts.Claimed(10, 2));
        Assert.True(Button("act.set_aside").IsFocused);

        Button Button(string name) =>
            room
                .Host.Scene.Events.Modal!.GetComponentsInChildren<Button>()
                .Single(button => button.Label == room.Say(name) && button.IsActiveAndEnabled);
    }

    [Fact]
    public async Task Panel16_an_open_elephant_follows_what_waits_of_it_in_the_hat()
    {
        await using var room = new WorkedRoom();
        var mine = await room.PourOwnAsync("mine");
        room.Context.Open(mine, true);
        room.Host.Tick();
        Assert.DoesNotContain(room.Say("act.drop_rewording"), Buttons());
        await room.Seat.Pocket!.RewordAsync(mine, "in other words", default);
        await room.UntilAsync(() => Buttons().Contains(room.Say("act.drop_rewording")), "it can be taken back");
        room.Host.Press(Key.Escape);
        await room.Seat.Pocket!.DropRewordingAsync(mine, default);
        await room.UntilAsync(() => room.Seat.Pocket!.Rewordings.Count == 0, "it waits no more");
        Assert.Null(room.Host.Scene.Events.Modal);

        IEnumerable<string> Buttons() =>
            room
                .Host.Scene.Events.Modal!.GetComponentsInChildren<Button>()
                .Where(button => button.IsActiveAndEnabled)
                .Select(button => button.Label);
    }

    [Fact]
    public async Task Panel16_a_move_that_is_chosen_too_late_is_not_sent_and_said()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Press(Key.M);
        room.Shown.Tell(Facts.KickedOut(10, DecisionKind.Step));
        room.Host.Press(Key.Digit3);
        Command[] sent = [await room.ArrivedAsync(), await room.ArrivedAsync()];
        Assert.Equal([11ul, 12ul], sent.Select(each => each.MoveElephant.Elephant).Order());
        Assert.Contains(room.Say("refusal.already_out"), room.Told);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Press(Key.M);
        room.Shown.Tell(Facts.Stage(Stage.Debrief, Stage.Close));
        room.Host.Press(Key.Digit3);
        Assert.False(room.Entrance.IsCommanded);
        Assert.Contains(room.Told, told => told.Contains(room.Say("stage.debrief"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Panel16_what_was_confirmed_too_late_is_not_done_and_said()
    {
        await using var room = new WorkedRoom(Role.Host, elephants: 3);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Press(Key.S);
        room.Shown.Tell(
            new Event { Withdrawn = new() { Elephant = 11 } },
            new Event
            {
                SetAside = new() { Elephant = 12 },
                By = 2,
            }
        );
        room.Push(room.Say("act.set_aside"));
        // The one that can still be set aside is; nothing is asked of the others.
        Assert.Equal(10ul, (await room.ArrivedAsync()).SetAside.Elephant);
        Assert.False(room.Entrance.IsCommanded);
        room.Scene.Tools.Selection.Only();
        var erasing = VerbList.All.OfType<ErasingByHost>().Single();
        erasing.Begin(room.Context, Subject.One(12));
        room.Shown.Tell(new Event { Erased = new() { Elephant = 12 } });
        room.Push(room.Say("act.erase"));
        Assert.Contains(room.Say("refusal.already_erased"), room.Told);
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Panel16_the_text_of_an_elephant_that_is_set_aside_goes_from_an_open_dialog()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Click(room.At(0));
        room.Host.Press(Key.K);
        room.Shown.Tell(Facts.SetAside(10));
        Assert.Null(room.Host.Scene.Events.Modal);
        Assert.Contains(room.Say("refusal.hidden"), room.Told);
    }

    [Fact]
    public async Task Panel16_a_change_of_stage_takes_nobody_from_the_tab_they_are_in()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.Debrief);
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        room.RoomPanels.People.Focus();
        room.Shown.Tell(Facts.Stage(Stage.Debrief, Stage.Weigh));
        Assert.Equal(PanelTab.People, room.RoomPanels.Tab);
        Assert.Same(room.RoomPanels.People, room.Host.Scene.Events.Focused);
    }

    [Fact]
    public async Task Panel16_a_name_that_comes_late_is_shown()
    {
        await using var room = new WorkedRoom();
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        var known = room.Shown.Now.Wordings;
        room.Shown.Replace(view => view with { Wordings = known.Clear() });
        Assert.DoesNotContain(room.RoomPanels.People.Rows, row => row.Text == "name 3");
        room.Shown.Replace(view => view with { Wordings = known });
        Assert.Contains(room.RoomPanels.People.Rows, row => row.Text == "name 3");
    }

    [Fact]
    public async Task Panel2_changing_a_draft_keeps_what_was_begun_for_afterwards()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        await room.Seat.Pocket!.SpotAsync("first", 1, null, default);
        await room.UntilAsync(() => room.Seat.Pocket!.Drafts is [{ State: DraftState.Saved }], "the draft is kept");
        room.Host.Press(Key.N);
        room.Host.Type("begun");
        await room.UntilAsync(
            () => room.Scene.Root.GetComponentsInChildren<Button>().Any(each => each.Label == room.Say("write.edit")),
            "it is shown"
        );
        room.Push(room.Say("write.edit"));
        Assert.Equal("first", room.RoomPanels.WriteField.Text);
        room.Push(room.Say("write.save"));
        Assert.Equal("begun", room.RoomPanels.WriteField.Text);
        room.Push(room.Say("write.edit"));
        room.Push(room.Say("room.cancel"));
        Assert.Equal("begun", room.RoomPanels.WriteField.Text);
    }

    [Theory]
    [InlineData("act.keep_draft")]
    [InlineData("room.cancel")]
    public async Task Panel2_what_was_begun_outlives_the_pour_of_a_draft_that_was_changed_meanwhile(string then)
    {
        await using var room = new WorkedRoom(stage: Stage.Spot, elephants: 0);
        foreach (var text in new[] { "first", "second" })
        {
            await room.Seat.Pocket!.SpotAsync(text, 1, null, default);
        }

        await room.UntilAsync(
            () => room.Seat.Pocket!.Drafts is [{ State: DraftState.Saved }, { State: DraftState.Saved }],
            "the drafts are kept"
        );
        var drafts = room.Seat.Pocket!.Drafts;
        room.Host.Press(Key.N);
        room.Host.Type("begun");
        room.Context.Write(drafts[0]);
        room.Host.Type(" changed");
        var round = room.Shown.Now.Room.Round;
        room.Entrance.Hat.Round = round + 1;
        room.Shown.Tell(Facts.Poured(round, round + 1, Facts.Elephant(drafts[0].Elephant)));
        // It is an elephant of its own now, and another draft is opened over it.
        room.Context.Write(drafts[1]);
        Assert.Equal("second", room.RoomPanels.WriteField.Text);
        room.Push(room.Say("room.cancel"));
        Assert.Equal("first changed", room.RoomPanels.WriteField.Text);
        room.Push(room.Say(then));
        Assert.Equal("begun", room.RoomPanels.WriteField.Text);
    }

    [Fact]
    public async Task Panel2_a_changed_draft_waits_while_a_second_one_is_changed()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        foreach (var text in new[] { "first", "second" })
        {
            await room.Seat.Pocket!.SpotAsync(text, 1, null, default);
        }

        var drafts = room.Seat.Pocket!.Drafts;
        room.Context.Write(drafts[0]);
        room.Host.Type(" changed");
        room.Context.Write(drafts[1]);
        room.Push(room.Say("room.cancel"));
        Assert.Equal("first changed", room.RoomPanels.WriteField.Text);
        // Opened again, it is as it was left, once.
        room.Context.Write(drafts[1]);
        room.Context.Write(drafts[0]);
        Assert.Equal("first changed", room.RoomPanels.WriteField.Text);
        room.Push(room.Say("write.save"));
        Assert.Equal("", room.RoomPanels.WriteField.Text);
        await room.UntilAsync(() => room.Seat.Pocket!.Drafts[0].Content.Text == "first changed", "it is changed");
        // What was looked at and not changed is nothing begun.
        room.Context.Write(room.Seat.Pocket!.Drafts[0]);
        room.Context.Write(drafts[1]);
        room.Push(room.Say("room.cancel"));
        Assert.Equal("", room.RoomPanels.WriteField.Text);
    }

    [Fact]
    public async Task Panel2_a_draft_that_is_poured_while_it_is_changed_becomes_a_new_one()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot, elephants: 0);
        await room.Seat.Pocket!.SpotAsync("first", 1, null, default);
        await room.UntilAsync(() => room.Seat.Pocket!.Drafts is [{ State: DraftState.Saved }], "the draft is kept");
        var draft = room.Seat.Pocket!.Drafts.Single();
        room.RoomPanels.Show(PanelTab.Mine);
        await room.UntilAsync(
            () => room.Scene.Root.GetComponentsInChildren<Button>().Any(each => each.Label == room.Say("write.edit")),
            "it is shown"
        );
        room.Push(room.Say("write.edit"));
        room.Host.Type(" and more");
        var round = room.Shown.Now.Room.Round;
        room.Entrance.Hat.Round = round + 1;
        room.Shown.Tell(Facts.Poured(round, round + 1, Facts.Elephant(draft.Elephant)));
        room.Push(room.Say("act.keep_draft"));
        await room.UntilAsync(
            () => room.Seat.Pocket!.Drafts is [{ State: DraftState.Saved, Content.Text: "first and more" }],
            "it is kept"
        );
        Assert.NotEqual(draft.Elephant, room.Seat.Pocket!.Drafts.Single().Elephant);
    }

    [Fact]
    public async Task Tool8_what_is_found_only_outside_is_not_called_unfound()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut);
        room.Shown.Tell(Facts.KickedOut(12, DecisionKind.Step));
        room.Host.Press(Key.F, Modifiers.Control);
        room.Host.Type("elephant 12");
        room.Host.Tick();
        Assert.Contains(room.RoomPanels.List.Rows, row => row.Text == "elephant 12");
        Assert.DoesNotContain(room.RoomPanels.List.Rows, row => row.Text == room.Say("list.none_found"));
        room.Host.Type("no such thing");
        Assert.Contains(room.RoomPanels.List.Rows, row => row.Text == room.Say("list.none_found"));
    }
}
