using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class PanelTests
{
    [Theory]
    [InlineData(Stage.Spot)]
    [InlineData(Stage.Weigh)]
    public async Task Panel1_the_shared_screen_has_no_controls_and_shows_nothing_private(Stage stage)
    {
        await using var room = new WorkedRoom(Role.RoomSeat, stage, isScreen: true);
        Assert.Null(room.Scene.RoomPanels);
        Assert.Null(room.Scene.Tools.Context);
        Assert.Empty(room.Host.Scene.Events.FocusStops);
        Assert.Empty(room.Scene.Root.GetComponentsInChildren<Control>());
        room.Host.Press(Key.K, Modifiers.Control);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Tick(new InputEvent.TextTyped("?"));
        Assert.Null(room.Host.Scene.Events.Modal);
        Assert.Empty(room.Selected);
        // To look closer is no secret.
        var zoom = room.Scene.Camera.Floor.Zoom;
        room.Host.Press(Key.Plus);
        Assert.True(room.Scene.Camera.Floor.Zoom > zoom);
    }

    [Fact]
    public async Task Panel1_who_only_watches_has_no_place_to_write_and_nothing_of_their_own()
    {
        await using var room = new WorkedRoom(Role.Observer, Stage.Spot);
        room.Host.Press(Key.N);
        Assert.DoesNotContain(
            room.Scene.Root.GetComponentsInChildren<TextField>(),
            field => field.Label == room.Say("write.text")
        );
        Assert.Equal(2, room.Scene.Root.GetComponentsInChildren<Tabs>().Single().Items.Count);
    }

    [Fact]
    public async Task Panel3_nothing_is_shown_out_without_a_decision_and_what_was_begun_is_kept()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Click(room.At(0));
        room.Host.Press(Key.K);
        Assert.False(Submit().Interactable);
        room.Host.Press(Key.Space);
        Assert.False(Submit().Interactable);
        room.Host.Press(Key.Tab);
        room.Host.Type("Ada with Bo reads three tickets by Friday");
        Assert.True(Submit().Interactable);
        Assert.Contains(room.Say("kick.porch"), room.OpenLabels);
        room.Host.Press(Key.Escape);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);

        room.Host.Press(Key.K);
        Assert.Equal("Ada with Bo reads three tickets by Friday", room.Open<TextField>()?.Text);
        room.Host.Press(Key.Enter, Modifiers.Control);
        var sent = (await room.ArrivedAsync()).KickOut;
        Assert.Equal((10ul, DecisionKind.Step), (sent.Elephant, sent.Kind));
        Assert.Equal("Ada with Bo reads three tickets by Friday", sent.Wording);
        Assert.DoesNotContain(10ul, room.Scene.Elephants.Pieces.Keys);

        Button Submit() =>
            room
                .Host.Scene.Events.Modal!.GetComponentsInChildren<Button>()
                .Single(button => button.Label == room.Say("kick.submit"));
    }

    [Fact]
    public async Task Panel3_a_dialog_stays_open_when_the_stage_changes_and_says_what_it_cannot_do_any_more()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Click(room.At(0));
        room.Host.Press(Key.K);
        room.Host.Press(Key.Space);
        room.Host.Press(Key.Tab);
        room.Host.Type("We try it");
        room.Shown.Tell(Facts.Stage(Stage.KickOut, Stage.Close));
        Assert.Equal("We try it", room.Open<TextField>()?.Text);
        room.Host.Press(Key.Enter, Modifiers.Control);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        Assert.NotEmpty(room.Told);
        room.Shown.Tell(Facts.Stage(Stage.Close, Stage.KickOut));
        room.Host.Press(Key.K);
        Assert.Equal("We try it", room.Open<TextField>()?.Text);
    }

    [Fact]
    public async Task Panel4_the_status_line_tells_how_things_stand()
    {
        await using var room = new WorkedRoom();
        Assert.Equal(room.Say("status.saved"), room.RoomPanels.Status);
        VerbList.BringingBack.Begin(room.Context, Subject.One(10));
        Moving.To(room.Context, 10, new(500, 500));
        await Says(room.Say("status.sending", ("n", 1)));
        room.Shown.Replace(view => view with { Link = LinkState.Reconnecting });
        await Says(room.Say("status.cut_waiting", ("n", 1)));
        room.Shown.Replace(view => view with { Link = LinkState.Live });
        await room.ArrivedAsync();
        await Says(room.Say("status.saved"));
        room.Shown.Replace(view => view with { Link = LinkState.Reconnecting });
        await Says(room.Say("status.cut"));
        var removed = new LinkState(LinkPhase.Ended, new Refusal { Code = RefusalCode.Token });
        room.Shown.Replace(view => view with { Link = removed });
        await Says(room.Say("refusal.token"));

        Task Says(string text) => room.UntilAsync(() => room.RoomPanels.Status == text, text);
    }

    [Fact]
    public async Task Panel5_others_acts_are_told_ones_own_are_not_and_three_at_most()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut);
        room.Shown.Tell(Facts.Joined(9));
        Assert.Equal([room.Say("news.joined", ("who", "name 9"))], room.Told);
        room.Shown.Tell(Facts.KickedOut(10, DecisionKind.Step));
        room.Shown.Tell(Facts.Moved(11, 1, 1, by: 2));
        Assert.Single(room.Told);
        room.Context.Notices.Warn("trouble");
        for (var i = 20u; i < 26; i++)
        {
            room.Shown.Tell(Facts.Joined(i));
        }

        Assert.Equal(Notices.Max, room.Told.Count());
        // What went wrong outlives the news, and Escape puts the newest away.
        Assert.Contains("trouble", room.Told);
        room.Host.Press(Key.Escape);
        Assert.Equal(Notices.Max - 1, room.Told.Count());
        room.Shown.Pass(8_000);
        Assert.Equal(["trouble"], room.Told);
        room.Shown.Pass(8_000);
        Assert.Empty(room.Told);
    }

    [Fact]
    public async Task Panel5_what_is_caught_up_on_is_not_told_one_by_one()
    {
        await using var room = new WorkedRoom();
        room.Shown.Tell([.. Enumerable.Range(30, 20).Select(i => Facts.Joined((uint)i))]);
        Assert.Empty(room.Told);
    }

    [Fact]
    public async Task Panel6_the_palette_finds_what_can_be_done_now_elephants_people_and_stages()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.Weigh);
        room.Click(room.At(1));
        Open();
        var all = room.Open<RowList>()!.Rows.Select(row => row.Text).ToArray();
        Assert.Contains(room.Say("act.kick_out"), all);
        Assert.Contains(room.Say("panel.to_stage", ("stage", room.Say("stage.close"))), all);
        Assert.Contains(room.Say("act.leave"), all);
        Assert.DoesNotContain(room.Say("act.bring_back"), all);
        room.Host.Type("kick");
        room.Host.Press(Key.Enter);
        Assert.Equal(room.Say("kick.title", ("n", 1)), room.Open<Dialog>()?.Label);
        room.Host.Press(Key.Escape);

        Open();
        room.Host.Type("elephant 12");
        room.Host.Press(Key.Enter);
        Assert.Equal([12ul], room.Selected);
        Open();
        room.Host.Type("name 3");
        room.Host.Press(Key.Enter);
        Assert.Equal(PanelTab.People, room.RoomPanels.Tab);
        Assert.Equal("name 3", room.RoomPanels.People.Current?.Text);
        Open();
        room.Host.Type("dark");
        room.Host.Press(Key.Enter);
        Assert.Equal("dark", room.Scene.Appearance.Palette.Name);
        Open();
        room.Host.Type("go clo");
        room.Host.Press(Key.Enter);
        Assert.Equal(Stage.Close, room.Context.Room.Stage);
        Open();
        room.Host.Type("no such thing");
        Assert.Empty(room.Open<RowList>()!.Rows);
        room.Host.Press(Key.Enter);
        Assert.NotNull(room.Open<RowList>());

        void Open() => room.Host.Press(Key.K, Modifiers.Control);
    }

    [Fact]
    public async Task Panel6_who_keeps_the_look_is_told_what_was_chosen()
    {
        var (worn, still) = (new List<string>(), new List<bool>());
        await using var room = new WorkedRoom(wear: palette => worn.Add(palette.Name), still: still.Add);
        Choose(room.Say("panel.dark"));
        Choose(room.Say("panel.still"));
        Assert.Equal(["dark"], worn);
        Assert.Equal([true], still);
        Assert.Equal("light", room.Scene.Appearance.Palette.Name);

        void Choose(string name)
        {
            room.Host.Press(Key.K, Modifiers.Control);
            room.Host.Type(name);
            room.Host.Press(Key.Enter);
            room.Host.Tick();
        }
    }

    [Fact]
    public async Task Panel7_no_two_things_have_the_same_keys_and_the_sheet_lists_them()
    {
        await using var room = new WorkedRoom(Role.Host);
        var verbs = VerbList
            .All.Where(verb => verb is not Writing && verb.Keys is not null)
            .Select(verb => verb.Keys!.Value);
        var acts = room.RoomPanels.Acts.Values.Where(act => act.Keys is not null).Select(act => act.Keys!.Value);
        var keys = verbs.Concat(acts).ToArray();
        Assert.Equal(keys.Distinct(), keys);
        room.Host.Tick(new InputEvent.TextTyped("?"));
        Assert.Equal(room.Say("panel.keys"), room.Open<Dialog>()?.Label);
    }

    [Theory]
    [InlineData(Role.Host)]
    [InlineData(Role.Participant)]
    public async Task Panel31_the_key_sheet_lists_nothing_twice(Role role)
    {
        await using var room = new WorkedRoom(role);
        room.Host.Press(Key.F1);
        var rows = room.Host.Scene.Events.Modal!.GetComponentsInChildren<ShortcutRow>().ToArray();
        Assert.Equal(rows.Select(row => row.Does).Distinct(), rows.Select(row => row.Does));
        Assert.Contains(rows, row => row.Does == room.Say("room.write"));
    }

    [Theory]
    [InlineData(Stage.Debrief, false)]
    [InlineData(Stage.Weigh, false)]
    [InlineData(Stage.KickOut, true)]
    public async Task Panel30_kick_out_is_primary_only_in_its_stage_and_erase_stands_apart(Stage stage, bool isPrimary)
    {
        await using var room = new WorkedRoom(Role.Host, stage);
        room.Context.Open(10, false);
        room.Host.Tick();
        var buttons = room.Host.Scene.Events.Modal!.GetComponentsInChildren<Button>().ToArray();
        Assert.Equal(isPrimary ? ButtonKind.Main : ButtonKind.Plain, Of("act.kick_out").Kind);
        Assert.Equal(isPrimary ? 1 : 0, buttons.Count(button => button.Kind == ButtonKind.Main));
        Assert.Equal(ButtonKind.Danger, Of("act.erase").Kind);
        Assert.NotEqual(Of("act.set_aside").ScreenCentre.Y, Of("act.erase").ScreenCentre.Y);

        Button Of(string name) => buttons.Single(button => button.Label == room.Say(name));
    }

    [Fact]
    public async Task Panel30_what_asks_first_shows_the_elephants_that_it_is_about()
    {
        await using var room = new WorkedRoom(Role.Host, elephants: 5);
        room.Click(room.At(1));
        room.Host.Press(Key.S);
        Assert.Equal(["elephant 11"], Notes());
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Press(Key.S);
        Assert.Equal(["elephant 10", "elephant 11", "elephant 12"], Notes());
        Assert.Contains(room.Say("board.more_people", ("n", 2)), room.OpenLabels);
        room.Shown.Tell(Facts.SetAside(11));
        Assert.Equal(["elephant 10", "elephant 12"], Notes());

        string[] Notes() =>
            [
                .. room
                    .Host.Scene.Events.Modal!.GetComponentsInChildren<NoteView>()
                    .Where(note => note.IsActiveAndEnabled)
                    .Select(note => note.Text),
            ];
    }

    [Fact]
    public async Task Panel13_after_the_pour_the_card_does_not_ask_for_it_any_more()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Spot);
        Assert.Contains(room.Say("card.spot"), Labels());
        Assert.Contains(room.Say("hat.too_few", ("n", 3)), Labels());
        room.Shown.Tell(Facts.Poured(77, 78, Facts.Elephant(5)));
        Assert.Contains(room.Say("card_next.spot_poured"), Labels());
        Assert.DoesNotContain(room.Say("card.spot"), Labels());
        Assert.DoesNotContain(room.Say("hat.too_few", ("n", 3)), Labels());

        IEnumerable<string> Labels() => room.Scene.Root.GetComponentsInChildren<Label>().Select(label => label.Text);
    }

    [Fact]
    public async Task Panel11_somebody_is_removed_after_a_word_and_nobody_by_who_may_not()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        room.RoomPanels.People.Focus();
        room.RoomPanels.People.Go(room.RoomPanels.People.Rows.Single(row => row.Text == "name 3"));
        room.Host.Press(Key.Enter);
        // The last of what can be done with them.
        room.Host.Press(Key.End);
        room.Host.Press(Key.Enter);
        Assert.Contains(room.Say("people.remove_sure", ("name", "name 3")), room.OpenLabels);
        room.Push(room.Say("act.remove_participant"));
        Assert.Equal(3u, (await room.ArrivedAsync()).RemoveParticipant.Participant);

        await using var other = new WorkedRoom(Role.Participant);
        other.RoomPanels.Show(PanelTab.People);
        other.Host.Tick();
        other.RoomPanels.People.Focus();
        other.RoomPanels.People.Go(other.RoomPanels.People.Rows.Single(row => row.Text == "name 3"));
        other.Host.Press(Key.Enter);
        Assert.Null(other.Host.Scene.Events.Modal);
    }

    [Fact]
    public async Task Panel11_code_and_link_are_copied()
    {
        await using var room = new WorkedRoom();
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        room.Push(room.Say("panel.copy_code"));
        Assert.Equal("H7QM3-KXT5W", room.Host.Window.Read());
        room.Push(room.Say("panel.copy_link"));
        Assert.Equal("https://elephants.example/r/H7QM3-KXT5W", room.Host.Window.Read());
        Assert.Contains(room.Say("invite.copied"), room.Told);
    }

    [Fact]
    public async Task Panel17_the_host_link_is_hidden_until_it_is_asked_for_and_is_copied_without_being_shown()
    {
        const string secret = "https://elephants.example/r/H7QM3-KXT5W#host=geheim";
        await using var room = new WorkedRoom(Role.Host, hostLink: new Uri(secret));
        room.Host.Press(Key.I);
        Assert.Contains(room.Say("invite.host_link"), room.OpenLabels);
        Assert.DoesNotContain(secret, Texts());

        room.Push(room.Say("invite.host_copy"));
        Assert.Equal(secret, room.Host.Window.Read());
        Assert.DoesNotContain(secret, Texts());

        room.Push(room.Say("invite.host_show"));
        Assert.Contains(secret, Texts());
        room.Push(room.Say("invite.host_hide"));
        Assert.DoesNotContain(secret, Texts());

        room.Push(room.Say("invite.host_show"));
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.I);
        Assert.DoesNotContain(secret, Texts());

        IEnumerable<string> Texts() =>
            room
                .Host.Scene.Events.Modal!.GetComponentsInChildren<TextField>()
                .Select(field => field.Text)
                .Concat(room.OpenLabels);
    }

    [Fact]
    public async Task Panel17_who_is_not_host_has_no_host_link()
    {
        await using var room = new WorkedRoom();
        room.Host.Press(Key.I);
        Assert.DoesNotContain(room.Say("invite.host_link"), room.OpenLabels);
    }

    [Fact]
    public async Task Panel12_a_decision_is_made_by_keyboard_alone()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Weigh);
        room.Host.Press(Key.PageDown, Modifiers.Control);
        Assert.Equal(Stage.KickOut, room.Context.Room.Stage);
        await room.ArrivedAsync();
        room.Shown.Tell(Facts.Stage(Stage.Weigh, Stage.KickOut));
        room.Host.Press(Key.F6);
        Assert.Same(room.Piece(0), room.Host.Scene.Events.Focused);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Enter);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Enter);
        Assert.Equal(room.Say("kick.title", ("n", 1)), room.Open<Dialog>()?.Label);
        room.Host.Press(Key.Down);
        room.Host.Press(Key.Down);
        room.Host.Press(Key.Tab);
        room.Host.Type("Seen on Monday");
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Tab);
        room.Host.Press(Key.Enter);
        Assert.Equal((11ul, DecisionKind.Solved), Decided((await room.ArrivedAsync()).KickOut));

        static (ulong, DecisionKind) Decided(KickOut kick) => (kick.Elephant, kick.Kind);
    }

    [Fact]
    public async Task Panel12_f6_goes_round_the_parts_of_the_screen_and_tab_through_all_of_it()
    {
        await using var room = new WorkedRoom(Role.Host);
        var parts = new HashSet<Widget?>();
        for (var i = 0; i < 4; i++)
        {
            room.Host.Press(Key.F6);
            parts.Add(room.Host.Scene.Events.Focused);
        }

        Assert.Equal(4, parts.Count);
        room.Host.Press(Key.F6);
        Assert.Contains(room.Host.Scene.Events.Focused, parts);
        var stops = room.Host.Scene.Events.FocusStops;
        var seen = new HashSet<Widget?>();
        for (var i = 0; i < stops.Count + room.Scene.Elephants.Pieces.Count + 2; i++)
        {
            room.Host.Press(Key.Tab);
            seen.Add(room.Host.Scene.Events.Focused);
        }

        Assert.Empty(stops.Where(stop => !seen.Contains(stop)).Select(stop => $"{stop.GetType().Name} {stop.Label}"));
    }

    [Theory]
    [InlineData(Stage.Gather, "stage.spot", false)]
    [InlineData(Stage.Spot, "stage.debrief", true)]
    [InlineData(Stage.Debrief, "stage.weigh", false)]
    [InlineData(Stage.Close, null, false)]
    public async Task Panel13_the_card_says_what_to_say_and_what_to_press_next(Stage stage, string? next, bool pours)
    {
        await using var room = new WorkedRoom(Role.Facilitator, stage);
        var labels = room
            .Scene.Above.GameObject.GetComponentsInChildren<Label>()
            .Where(each => each.IsActiveAndEnabled);
        Assert.Contains(
            room.Say($"card.{ElephantBoard.Board.Words.RoomWords.Key(stage)}"),
            labels.Select(each => each.Text)
        );
        var main = room
            .Scene.Above.GameObject.GetComponentsInChildren<Button>()
            .Where(button => button.IsActiveAndEnabled && button.IsMain)
            .Select(button => button.Label);
        string[] expected =
            pours ? [room.Say("card_next.reveal")]
            : next is null ? []
            : [room.Say("card_next.next", ("stage", room.Say(next)))];
        Assert.Equal(expected, main);
    }

    [Fact]
    public async Task Panel13_a_participant_has_no_card_and_writing_is_the_most_visible_thing_to_do()
    {
        await using var room = new WorkedRoom(Role.Participant, Stage.Spot);
        var main = room
            .Scene.Above.GameObject.GetComponentsInChildren<Button>()
            .Where(button => button.IsActiveAndEnabled && button is { IsMain: true, Interactable: true })
            .Select(button => button.Label);
        Assert.Equal([room.Say("room.write")], main);
    }

    [Fact]
    public async Task Panel14_with_ten_thousand_elephants_the_list_is_there_soon_and_moves_by_others_cost_it_nothing()
    {
        await using var room = new WorkedRoom(Role.Host, elephants: 10_000);
        await room.UntilAsync(() => room.RoomPanels.List.Rows.Count > 10_000, "all are listed");
        room.Host.Settle();
        var rows = room.RoomPanels.List.Rows;
        for (var i = 0; i < 20; i++)
        {
            room.Shown.Tell(Facts.Moved(10 + (ulong)i, 300, 300 + i, by: 2));
            room.Shown.Point(new Here { Participant = 2, X = i });
        }

        Assert.Same(rows, room.RoomPanels.List.Rows);
        room.Shown.Tell(Facts.KickedOut(10, DecisionKind.Solved));
        Assert.NotSame(rows, room.RoomPanels.List.Rows);
    }
}
