using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class WriteTests
{
    [Fact]
    public async Task Panel2_an_elephant_is_written_by_keyboard_and_kept_in_the_hat()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        room.Host.Press(Key.N);
        Assert.Equal(PanelTab.Mine, room.RoomPanels.Tab);
        room.Host.Type("We give dates that we know are wishes.");
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Space);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Space);
        Toggle("Engineering");
        Toggle("Sales");
        room.Push(room.Say("act.keep_draft"));

        await room.UntilAsync(() => room.Seat.Pocket!.Drafts is [{ State: DraftState.Saved }], "it is kept");
        var kept = Assert.Single(room.Entrance.Hat.Drafts);
        Assert.Equal("We give dates that we know are wishes.", kept.Text);
        Assert.Equal(5u, kept.Hurts);
        Assert.Equal([1u, 2u], kept.Between.Departments);
        Assert.Equal("", room.RoomPanels.WriteField.Text);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.kept")), "it is said that it is kept");

        void Toggle(string department)
        {
            room.Scene.Root.GetComponentsInChildren<Toggle>().Single(toggle => toggle.Label == department).Focus();
            room.Host.Press(Key.Space);
        }
    }

    [Fact]
    public async Task Panel2_what_could_not_be_kept_stands_there_again_and_it_is_not_said_that_it_was()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot, store: new FullStore());
        room.Host.Press(Key.N);
        room.Host.Type("We give dates.");
        room.Host.Press(Key.Enter, Modifiers.Control);
        await room.UntilAsync(() => room.Told.Contains(room.Say("panel.not_kept")), "it is said");
        Assert.Equal("We give dates.", room.RoomPanels.WriteField.Text);
        Assert.DoesNotContain(room.Say("panel.written"), room.Told);
    }

    [Fact]
    public async Task Panel2_what_could_not_be_kept_is_not_mixed_with_what_was_begun_since()
    {
        var store = new SlowStore();
        await using var room = new WorkedRoom(stage: Stage.Spot, store: store);
        await KeepAsync(room, "kept");
        room.RoomPanels.Show(PanelTab.Mine);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.kept")), "it is shown");
        var failures = 0;
        room.Context.CommandDispatcher.Failed += _ => failures++;
        var disk = store.Full = new TaskCompletionSource();
        room.Host.Press(Key.N);
        room.Host.Type("failed");
        room.Host.Press(Key.Enter, Modifiers.Control);
        room.Host.Type("begun since");
        disk.SetException(new IOException());
        await room.UntilAsync(() => failures == 1, "it is said");
        Assert.Equal("failed", room.RoomPanels.WriteField.Text);

        // Again, and a draft is changed meanwhile.
        disk = store.Full = new TaskCompletionSource();
        room.Host.Press(Key.Enter, Modifiers.Control);
        Assert.Equal("begun since", room.RoomPanels.WriteField.Text);
        room.Push(room.Say("write.edit"));
        room.Host.Type(" and changed");
        disk.SetException(new IOException());
        await room.UntilAsync(() => failures == 2, "it is said again");
        Assert.Equal("kept and changed", room.RoomPanels.WriteField.Text);
        store.Full = null;
        string[] left = ["failed", "begun since", ""];
        foreach (var text in left)
        {
            room.Host.Press(Key.Enter, Modifiers.Control);
            Assert.Equal(text, room.RoomPanels.WriteField.Text);
        }

        await room.UntilAsync(() => room.Entrance.Hat.Drafts.Count == 3, "all are in the hat");
        Assert.Equal(
            ["begun since", "failed", "kept and changed"],
            room.Entrance.Hat.Drafts.Select(draft => draft.Text).Order()
        );
    }

    [Fact]
    public async Task Panel2_a_draft_is_changed_and_taken_back()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        await KeepAsync(room, "first");
        room.RoomPanels.Show(PanelTab.Mine);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.kept")), "it is shown");
        room.Push(room.Say("write.edit"));
        Assert.Equal("first", room.RoomPanels.WriteField.Text);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Type("second");
        room.Push(room.Say("write.save"));
        await room.UntilAsync(() => room.Entrance.Hat.Drafts is [{ Text: "second" }], "it is changed");
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.kept")), "it is shown");
        room.Push(room.Say("act.drop_draft"));
        await room.UntilAsync(() => room.Entrance.Hat.Drafts.Count == 0, "it is out of the hat");
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.mine_empty")), "it is said");
    }

    [Fact]
    public async Task Panel2_what_the_room_does_not_take_says_why()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        room.RoomPanels.Show(PanelTab.Mine);
        _ = room.Seat.Pocket!.SpotAsync("", 0, null, default);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("refusal.text_empty")), "the refusal is said");
        await room.UntilAsync(() => room.RoomPanels.Status == room.Say("status.refused"), "the status says so");
    }

    [Fact]
    public async Task Panel2_twenty_changes_a_second_and_a_change_of_stage_take_nothing_from_who_writes()
    {
        await using var room = new WorkedRoom(stage: Stage.Debrief);
        room.Host.Press(Key.N);
        var text = "";
        for (var i = 0; i < 60; i++)
        {
            var letter = $"{i} ";
            room.Host.Type(letter);
            text += letter;
            room.Shown.Tell(Facts.Moved(10, 400 + i, 700, by: 2), Facts.Joined(20 + (uint)i));
            if (i == 30)
            {
                room.Shown.Tell(Facts.Stage(Stage.Debrief, Stage.Weigh));
            }

            room.Shown.Pass(50);
            Assert.Same(room.RoomPanels.WriteField, room.Host.Scene.Events.Focused);
        }

        Assert.Equal(text, room.RoomPanels.WriteField.Text);
        Assert.Equal(PanelTab.Mine, room.RoomPanels.Tab);
        room.Shown.Tell(Facts.Stage(Stage.Weigh, Stage.Close));
        Assert.Equal(text, room.RoomPanels.WriteField.Text);
        Assert.True(room.RoomPanels.WriteField.IsActiveAndEnabled);
        room.Host.Press(Key.Enter, Modifiers.Control);
        Assert.Empty(room.Seat.Pocket!.Drafts);
        Assert.Equal(text, room.RoomPanels.WriteField.Text);
        room.Shown.Tell(Facts.Stage(Stage.Close, Stage.Weigh));
        room.Host.Press(Key.Enter, Modifiers.Control);
        await room.UntilAsync(() => room.Entrance.Hat.Drafts.Count == 1, "it is in the hat");
    }

    [Fact]
    public async Task Panel2_a_text_that_is_too_long_is_counted_and_not_cut()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        room.Host.Press(Key.N);
        room.RoomPanels.WriteField.Text = new string('a', (int)room.Context.Limits.Text + 5);
        room.Host.Tick();
        Assert.Contains(room.Say("write.left", ("n", -5)), Labels(room));
        room.Host.Press(Key.Enter, Modifiers.Control);
        Assert.Empty(room.Seat.Pocket!.Drafts);
    }

    [Fact]
    public async Task Panel2_at_the_close_what_waited_is_put_down_under_ones_name_after_a_word()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot, elephants: 0);
        await KeepAsync(room, "waited");
        room.Shown.Tell(Facts.Stage(Stage.Spot, Stage.Close));
        room.RoomPanels.Show(PanelTab.Mine);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.close_title")), "it is shown");
        room.Push(room.Say("act.put_down_openly"));
        Assert.Contains(room.Say("write.put_down_sure", ("name", "name 1")), room.OpenLabels);
        room.Push(room.Say("act.put_down_openly"));
        var down = (await room.ArrivedAsync()).PutDownOpenly;
        var draft = room.Seat.Pocket!.Drafts.Single();
        Assert.Equal(("waited", draft.Key, draft.Content.Tag), (down.Text, down.Draft, down.Tag));
        room.Shown.Tell(Facts.PutDown(draft.Elephant, 1));
        await room.UntilAsync(() => room.Seat.Pocket!.Drafts.Count == 0, "it is out of the hat");
    }

    [Fact]
    public async Task Panel2_what_was_not_put_down_is_still_there()
    {
        await using var room = new WorkedRoom(stage: Stage.Close);
        room.Host.Window.Write("said at last");
        room.Host.Press(Key.V, Modifiers.Control);
        room.Push(room.Say("act.put_down_openly"));
        Assert.Equal("said at last", (await room.ArrivedAsync(RefusalCode.DiskFull)).PutDownOpenly.Text);
        await room.UntilAsync(() => room.Told.Contains(room.Say("refusal.disk_full")), "it is said");
        Assert.Equal("said at last", room.Seat.Pocket!.Drafts.Single().Content.Text);
        room.RoomPanels.Show(PanelTab.Mine);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.close_title")), "it is offered again");
    }

    [Fact]
    public async Task Panel2_a_new_wording_goes_through_the_hat_and_can_be_taken_back()
    {
        await using var room = new WorkedRoom();
        var mine = await room.PourOwnAsync("mine");
        room.Context.Open(mine, true);
        room.Host.Tick();
        room.Push(room.Say("dialog.reword"));
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Type("in other words");
        room.Push(room.Say("act.keep_rewording"));
        await room.UntilAsync(
            () => room.Entrance.Hat.Arrived.Any(each => each.Put?.Rewording is not null),
            "it arrives"
        );
        room.RoomPanels.Show(PanelTab.Mine);
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.rewording_waiting")), "it is shown");
        room.Push(room.Say("act.drop_rewording"));
        await room.UntilAsync(() => room.Entrance.Hat.Arrived.Any(each => each.Remove is not null), "it is dropped");
        await room.UntilAsync(() => room.Seat.Pocket!.Rewordings.Count == 0, "it waits no more");
    }

    [Fact]
    public async Task Panel2_a_refused_wording_says_why_and_can_be_sent_again_unchanged()
    {
        await using var room = new WorkedRoom();
        var mine = await room.PourOwnAsync("mine");
        room.Entrance.Hat.RefuseItem = item => item.Rewording is null ? default : RefusalCode.Reworded;
        await room.Seat.Pocket!.RewordAsync(mine, "in other words", default);
        room.RoomPanels.Show(PanelTab.Mine);
        var why = room.Say("refusal.reworded");
        await room.UntilAsync(() => Labels(room).Contains(why), "it says why");

        room.Push(room.Say("write.edit"));
        Assert.Contains(why, room.OpenLabels);
        room.Entrance.Hat.RefuseItem = static _ => default;
        room.Push(room.Say("act.keep_rewording"));
        await room.UntilAsync(() => room.Entrance.Hat.Items is [{ Rewording.Text: "in other words" }], "it arrives");
        await room.UntilAsync(() => Labels(room).Contains(room.Say("write.kept")), "it is shown");
        Assert.DoesNotContain(why, Labels(room));
    }

    [Fact]
    public async Task Panel3_a_new_wording_that_could_not_be_kept_is_there_when_its_dialog_is_opened_again()
    {
        var store = new SlowStore();
        await using var room = new WorkedRoom(store: store);
        var mine = await room.PourOwnAsync("mine");
        (store.Full = new TaskCompletionSource()).SetException(new IOException());
        VerbList.Rewording.Begin(room.Context, Subject.One(mine, isOwn: true));
        room.Host.Tick();
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Type("in other words");
        room.Push(room.Say("act.keep_rewording"));
        await room.UntilAsync(() => room.Told.Contains(room.Say("panel.not_kept")), "it is said");
        VerbList.Rewording.Begin(room.Context, Subject.One(mine, isOwn: true));
        room.Host.Tick();
        Assert.Equal("in other words", room.Open<TextField>()!.Text);
    }

    [Fact]
    public async Task Panel3_a_decision_that_was_refused_is_there_when_its_dialog_is_opened_again()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        Begin();
        room.Host.Press(Key.Space);
        room.Host.Press(Key.Tab);
        room.Host.Type("We try it");
        room.Host.Press(Key.Enter, Modifiers.Control);
        await room.ArrivedAsync(RefusalCode.DiskFull);
        await room.UntilAsync(() => room.Told.Contains(room.Say("refusal.disk_full")), "it is said");
        Begin();
        Assert.Equal("We try it", room.Open<TextField>()!.Text);
        room.Host.Press(Key.Enter, Modifiers.Control);
        await room.ArrivedAsync();
        await room.UntilAsync(() => room.Context.UnsavedInput.IsEmpty, "it is taken");

        void Begin()
        {
            VerbList.KickingOut.Begin(room.Context, Subject.One(10));
            room.Host.Tick();
        }
    }

    internal static async Task KeepAsync(WorkedRoom room, string text)
    {
        await room.Seat.Pocket!.SpotAsync(text, 0, null, default);
        await room.UntilAsync(() => room.Seat.Pocket!.Drafts is [.., { State: DraftState.Saved }], "the draft is kept");
    }

    private sealed class FullStore : IOutboxStore
    {
        public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken) => new([]);

        public ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken) =>
            throw new IOException("No space left on device.");

        public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    /// <summary>As long as it is said to be full, what is put waits for the test to say what becomes of it.</summary>
    private sealed class SlowStore : IOutboxStore
    {
        private readonly MemoryOutboxStore _inner = new();

        public TaskCompletionSource? Full { get; set; }

        public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken) =>
            _inner.ReadAsync(cancellationToken);

        public async ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken)
        {
            if (Full is { } full)
            {
                await full.Task;
            }

            await _inner.PutAsync(entry, cancellationToken);
        }

        public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) =>
            _inner.RemoveAsync(key, cancellationToken);
    }

    private static string[] Labels(WorkedRoom room) =>
        [
            .. room
                .Scene.Root.GetComponentsInChildren<Label>()
                .Where(label => label.IsActiveAndEnabled)
                .Select(label => label.Text),
        ];
}
