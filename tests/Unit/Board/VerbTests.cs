using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class VerbTests
{
    public static TheoryData<Role, Stage> Seats
    {
        get
        {
            var seats = new TheoryData<Role, Stage>();
            foreach (var role in new[] { Role.Participant, Role.Facilitator, Role.Host, Role.Observer })
            {
                for (var stage = Stage.Gather; stage <= Stage.Close; stage++)
                {
                    seats.Add(role, stage);
                }
            }

            return seats;
        }
    }

    [Fact]
    public void Verb1_each_act_of_the_room_has_one_verb_in_a_file_of_its_own()
    {
        var acts = Command
            .Descriptor.Oneofs[0]
            .Fields.Concat(PocketItem.Descriptor.Oneofs[0].Fields)
            .Select(field => field.MessageType.FullName)
            .Append(RemoveItem.Descriptor.FullName);
        // A draft and a rewording are removed by a verb each.
        Assert.Equal(acts.Order(), VerbList.All.Select(verb => verb.Act.FullName).Distinct().Order());
        foreach (var verb in VerbList.All)
        {
            Assert.True(File.Exists(Repository.PathOf("client", "Board", "Verbs", $"{verb.GetType().Name}.cs")));
        }
    }

    [Theory]
    [MemberData(nameof(Seats))]
    public async Task Verb2_a_verb_is_offered_to_whom_and_when_its_rule_says_and_else_says_when(Role role, Stage stage)
    {
        await using var room = new WorkedRoom(role, stage);
        foreach (var verb in VerbList.All)
        {
            var subject = SubjectOf(verb, room);
            if (subject is null)
            {
                continue;
            }

            var availability = verb.AvailabilityFor(room.Context, subject);
            var isForRole = verb.Rule.Roles.Count == 0 || verb.Rule.Roles.Contains(role);
            isForRole &= verb.Rule.Proof != Proof.Pocket || role != Role.Observer;
            Assert.Equal((verb.Name, isForRole), (verb.Name, availability.Applies));
            var isNow = isForRole && (verb.Rule.Stages.Count == 0 || verb.Rule.Stages.Contains(stage));
            Assert.Equal((verb.Name, isNow), (verb.Name, availability.IsEnabled));
            if (isForRole && !isNow)
            {
                Assert.Contains(
                    room.Say($"stage.{Words(verb.Rule.Stages[0])}"),
                    availability.DisabledReason,
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Fact]
    public async Task Verb2_a_verb_is_offered_for_what_it_fits_and_nothing_else()
    {
        await using var room = new WorkedRoom(Role.Host);
        var mine = await room.PourOwnAsync("mine");
        string[] own = ["act.claim", "dialog.reword", "act.withdraw", "act.erase"];
        Assert.All(own, name => Assert.True(Fits(name, mine, isOwn: true), name));
        // Another's, even where only an author looks.
        Assert.All(own[..3], name => Assert.False(Fits(name, 10, isOwn: true), name));
        Assert.False(On<Erasing>(10, isOwn: true));
        Assert.False(On<PuttingBack>(10));
        Assert.False(On<BringingBack>(10));

        room.Shown.Tell(Facts.Claimed(mine, 1), Facts.SetAside(11), Facts.KickedOut(12, DecisionKind.Step));
        Assert.False(Fits("act.claim", mine, isOwn: true));
        Assert.True(On<PuttingBack>(11));
        Assert.False(On<SettingAside>(11));
        Assert.False(On<Moving>(11));
        Assert.True(On<BringingBack>(12));
        Assert.False(On<KickingOut>(12));
        room.Shown.Tell(Facts.Withdrawn(mine), Facts.Withdrawn(11));
        Assert.Equal(["act.erase"], own.Where(name => Fits(name, mine, isOwn: true)));
        Assert.False(On<PuttingBack>(11));
        room.Shown.Tell(Facts.Erased(mine));
        Assert.DoesNotContain(own, name => Fits(name, mine, isOwn: true));
        Assert.False(On<ErasingByHost>(mine));

        bool Fits(string name, ulong elephant, bool isOwn) =>
            VerbList.For(room.Context, Subject.One(elephant, isOwn)).Any(each => each.Verb.Name == name);

        bool On<T>(ulong elephant, bool isOwn = false)
            where T : Verb => VerbList.For(room.Context, Subject.One(elephant, isOwn)).Any(each => each.Verb is T);
    }

    [Fact]
    public async Task Verb3_an_optimistic_stage_does_not_come_over_what_somebody_else_did_meanwhile()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Weigh);
        VerbList.GoingToStage.Begin(room.Context, new Subject.ToStage(Stage.KickOut));
        Assert.Equal(Stage.KickOut, room.Context.Room.Stage);
        room.Shown.Tell(Facts.Stage(Stage.Weigh, Stage.Debrief));
        Assert.Equal(Stage.Debrief, room.Context.Room.Stage);
    }

    [Fact]
    public async Task Verb3_what_was_refused_is_not_seen_any_more_though_others_move_things_before_it_is_said()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        var kickOut = new Command
        {
            KickOut = new()
            {
                Elephant = 10,
                Kind = DecisionKind.Step,
                Wording = "x",
            },
        };
        var optimisticUpdate = OptimisticUpdate.Of(Facts.KickedOut(10, DecisionKind.Step));
        var answered = room.Seat.DoAsync(kickOut, optimisticUpdate, default);
        room.Scene.Mirror.Look();
        room.Shown.Pass(10_000);
        Assert.Single(room.Scene.Scenery.Porch.Waiting);
        var listed = room.RoomPanels.List.Rows.ToArray();

        // Until the server confirms it, changes by others do not affect it.
        var changes = new List<RoomChange>();
        room.Scene.Mirror.Changed += changes.Add;
        room.Shown.Tell(Facts.Moved(11, 500, 600, by: 2));
        Assert.True(Assert.Single(changes).IsOnlyMoves);

        await room.ArrivedAsync(RefusalCode.StageMoved);
        await answered;
        room.Shown.Tell(Facts.Moved(11, 600, 600, by: 2));
        Assert.Empty(room.Scene.Scenery.Porch.Waiting);
        Assert.NotEqual(listed, room.RoomPanels.List.Rows);
        Assert.Equal([false, true], changes[1..].Select(each => each.IsOnlyMoves));
    }

    [Fact]
    public async Task Verb3_what_is_moved_off_the_floor_stands_at_its_edge()
    {
        await using var room = new WorkedRoom();
        Moving.To(room.Context, 10, new(-70, 1200));
        var sent = (await room.ArrivedAsync()).MoveElephant;
        Assert.Equal((0, 900), (sent.X, sent.Y));
    }

    [Fact]
    public async Task Verb2_what_a_menu_cannot_do_now_it_says_why()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Close);
        room.Click(room.At(0), button: PointerButton.Right);
        var item = room.Open<Menu>()!.Items.Single(each => each.Label == room.Say("act.kick_out"));
        Assert.Null(item.Act);
        Assert.Contains(room.Say("stage.weigh"), item.Why, StringComparison.Ordinal);
        Assert.Contains(
            room.Open<Menu>()!.Items,
            each => each.Label == room.Say("act.set_aside") && each.Act is not null
        );
    }

    [Theory]
    [InlineData("act.move_elephant", "refusal.already_out")]
    [InlineData("act.kick_out", "refusal.already_out")]
    [InlineData("act.claim", "refusal.already_claimed")]
    [InlineData("dialog.reword", null)]
    [InlineData("act.set_aside", "refusal.hidden")]
    [InlineData("act.put_back", "refusal.not_hidden")]
    [InlineData("act.bring_back", "refusal.not_out")]
    public async Task Verb7_what_is_said_of_an_elephant_that_a_verb_does_not_fit_is_true_of_it(string name, string? key)
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut);
        room.Shown.Tell(
            Facts.KickedOut(10, DecisionKind.Step),
            Facts.Claimed(10, 1),
            Facts.SetAside(11),
            Facts.Erased(12)
        );
        var verb = VerbList.All.First(each => each.Name == name);
        ulong elephant =
            verb is SettingAside ? 11ul
            : verb is BringingBack ? await room.PourOwnAsync("inside")
            : 10;
        var before = room.Told.ToArray();
        Assert.False(verb.Check(room.Context, Subject.One(elephant, isOwn: true)));
        string[] told = key is null ? [] : [room.Say(key)];
        Assert.Equal(told, room.Told.Except(before));
        // Of what is hidden and erased nothing else is said than that.
        Assert.False(verb.Check(room.Context, Subject.One(12, isOwn: true)));
        Assert.Equal(room.Say("refusal.already_erased"), room.Told.Last());
    }

    [Fact]
    public async Task Verb2_when_the_membership_has_ended_nothing_can_be_done()
    {
        await using var room = new WorkedRoom(Role.Host);
        room.Shown.Replace(view => view with { Link = new LinkState(LinkPhase.Ended) });
        Assert.False(VerbList.Moving.Begin(room.Context, Subject.One(10)));
        Assert.Contains(room.Say("verb.ended"), room.Told);
    }

    [Fact]
    public async Task Verb3_what_is_done_is_seen_at_once_as_the_room_will_tell_it()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut, elephants: 6);
        // What the server says of each, applied to the room as it is.
        var expected = room.Shown.Now.Room;
        Expect(Facts.Moved(10, 600, 777, layer: 1));
        Moving.To(room.Context, 10, new(600, 777));
        Expect(
            new Event
            {
                Raised = new() { Elephant = 11, Layer = 2 },
            }
        );
        Assert.True(VerbList.All.Single(verb => verb is BringingToFront).Begin(room.Context, Subject.One(11)));
        Expect(
            new Event
            {
                KickedOut = new() { Elephant = 11, Kind = DecisionKind.Step },
            }
        );
        KickingOut.Do(room.Context, 11, DecisionKind.Step, "We try it");
        Expect(Facts.CameBack(11));
        VerbList.BringingBack.Begin(room.Context, Subject.One(11));
        Expect(Facts.SetAside(12));
        Begin("act.set_aside", Subject.One(12));
        Expect(new Event { PutBack = new() { Elephant = 12 } });
        VerbList.PuttingBack.Begin(room.Context, Subject.One(12));
        Expect(Facts.Stage(Stage.KickOut, Stage.Close));
        VerbList.GoingToStage.Begin(room.Context, new Subject.ToStage(Stage.Close));
        Expect(Facts.Left(3, removed: true));
        Begin("act.remove_participant", new Subject.Person(3));

        Assert.Equal(Text(expected), Text(room.Context.Room));
        Assert.Equal(room.Shown.Now.Room.Sequence, room.Context.Room.Sequence);

        void Begin(string name, Subject subject)
        {
            Assert.True(VerbList.All.Single(verb => verb.Name == name).Begin(room.Context, subject));
            room.Host.Tick();
            room.Push(room.Say(name));
        }

        void Expect(Event evt)
        {
            (evt.Sequence, evt.Time) = (expected.Sequence + 1, expected.Time);
            expected = Apply.Event(expected, evt);
        }
    }

    [Fact]
    public async Task Move5_several_that_are_brought_to_the_front_keep_their_order()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.KickOut, elephants: 6);
        ulong[] several = [13, 10, 12, 11];
        var before = Stacked();
        Assert.True(
            VerbList.All.OfType<BringingToFront>().Single().Begin(room.Context, new Subject.Elephants(several))
        );
        Assert.Equal(before, Stacked());
        Assert.Equal(4u, room.Context.Room.TopLayer);

        IEnumerable<ulong> Stacked() => [.. several.OrderBy(id => room.Context.Room.Elephants[id].Stacking)];
    }

    [Fact]
    public async Task Verb3_an_author_sees_at_once_what_they_withdraw_and_claim()
    {
        await using var room = new WorkedRoom();
        var (mine, other) = (await room.PourOwnAsync("mine"), await room.PourOwnAsync("mine too"));
        Assert.True(Do("act.claim", mine));
        Assert.Equal(1u, room.Context.Room.Elephants[mine].Author);
        Assert.True(Do("act.withdraw", other));
        Assert.True(room.Context.Room.Elephants[other].Withdrawn);
        Assert.Equal(0u, room.Shown.Now.Room.Elephants[mine].Author);

        bool Do(string name, ulong elephant)
        {
            var verb = VerbList.All.Single(each => each.Name == name);
            var isBegun = verb.Begin(room.Context, Subject.One(elephant, isOwn: true));
            room.Host.Tick();
            room.Push(room.Say(name));
            return isBegun;
        }
    }

    [Fact]
    public async Task Verb3_going_on_names_the_stage_it_leaves_so_that_two_presses_skip_none()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Weigh);
        room.Push(room.Say("card_next.next", ("stage", room.Say("stage.kick_out"))));
        Assert.Equal(Stage.KickOut, room.Context.Room.Stage);
        var sent = (await room.ArrivedAsync()).GoToStage;
        Assert.Equal((Stage.Weigh, Stage.KickOut), (sent.From, sent.To));
    }

    [Fact]
    public async Task Verb4_what_only_an_author_can_do_is_offered_only_where_nobody_else_looks()
    {
        await using var room = new WorkedRoom();
        var mine = await room.PourOwnAsync("mine");
        string[] own =
        [
            room.Say("act.withdraw"),
            room.Say("act.claim"),
            room.Say("act.erase"),
            room.Say("dialog.reword"),
        ];
        var piece = room.Scene.Elephants.Pieces[mine];
        room.Scene.Tools.Selection.Only(mine);
        piece.Focus();
        room.Host.Press(Key.Menu);
        Assert.DoesNotContain(room.Open<Menu>()!.Items, item => own.Contains(item.Label));
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.K, Modifiers.Control);
        Assert.DoesNotContain(room.Open<RowList>()!.Rows, row => own.Contains(row.Text));
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.Enter);
        Assert.DoesNotContain(Buttons(), own.Contains);
        room.Host.Press(Key.Escape);

        room.Context.Open(mine, true);
        room.Host.Tick();
        Assert.All(own, name => Assert.Contains(name, Buttons()));

        IEnumerable<string> Buttons() =>
            room.Host.Scene.Events.Modal!.GetComponentsInChildren<Button>().Select(button => button.Label);
    }

    [Theory]
    [InlineData("act.set_aside")]
    [InlineData("act.erase")]
    [InlineData("act.leave")]
    [InlineData("act.remove_participant")]
    [InlineData("act.claim")]
    [InlineData("act.withdraw")]
    [InlineData("act.put_down_openly")]
    [InlineData("act.reveal")]
    public async Task Verb5_what_cannot_be_taken_back_or_surprises_says_what_it_does_first(string name)
    {
        await using var room = new WorkedRoom(Role.Host);
        var mine = await room.PourOwnAsync("mine");
        room.Shown.Learn(view => view with { Limits = new(view.Limits) { PourCountdownMs = 0 } });
        if (name == "act.put_down_openly")
        {
            room.Shown.Tell(Facts.Stage(Stage.Debrief, Stage.Close));
        }

        var subject = name switch
        {
            "act.leave" or "act.reveal" => Subject.Whole,
            "act.remove_participant" => new Subject.Person(3),
            "act.claim" or "act.withdraw" => Subject.One(mine, isOwn: true),
            "act.put_down_openly" => new Subject.InTheHat(
                new Draft(999, ByteString.Empty, new DraftItem { Text = "x" }, DraftState.Saved, null)
            ),
            _ => Subject.One(10),
        };
        var verb = VerbList.All.First(each =>
            each.Name == name && each.AvailabilityFor(room.Context, subject).IsEnabled
        );
        verb.Begin(room.Context, subject);
        room.Host.Tick();
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        Assert.Contains(room.OpenLabels, text => text.Length > 20);
        room.Host.Press(Key.Enter);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        Assert.Null(room.Host.Scene.Events.Modal);
        verb.Begin(room.Context, subject);
        room.Host.Tick();
        room.Push(room.Say(name));
        Assert.NotEqual(Command.ActOneofCase.None, (await room.ArrivedAsync()).ActCase);
    }

    [Fact]
    public async Task Verb6_the_hat_is_poured_by_its_round_without_an_optimistic_update()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Spot);
        var before = room.Context.Room;
        room.Push(room.Say("card_next.reveal"));
        Assert.Equal(77ul, (await room.ArrivedAsync()).AnnouncePour.Round);
        Assert.Equal(before, room.Context.Room);
    }

    [Fact]
    public async Task Verb6_several_are_moved_set_aside_and_shown_out_together()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Host.Press(Key.A, Modifiers.Control);
        room.Host.Press(Key.K);
        Assert.Equal(room.Say("kick.title", ("n", 3)), room.Open<Dialog>()?.Label);
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.M);
        room.Host.Press(Key.Digit3);
        var sent = new List<ulong>();
        for (var i = 0; i < 3; i++)
        {
            sent.Add((await room.ArrivedAsync()).MoveElephant.Elephant);
        }

        Assert.Equal([10ul, 11ul, 12ul], sent.Order());
        // They do not hide each other.
        Assert.Equal(3, room.Context.Room.Elephants.Values.Select(each => (each.X, each.Y)).Distinct().Count());
        room.Host.Press(Key.S);
        room.Push(room.Say("act.set_aside"));
        Assert.Empty(room.Scene.Elephants.Pieces);
    }

    private static Subject? SubjectOf(Verb verb, WorkedRoom room) =>
        verb switch
        {
            GoingToStage => new Subject.ToStage(room.Context.Room.Stage == Stage.Weigh ? Stage.Spot : Stage.Weigh),
            RemovingParticipant => new Subject.Person(3),
            Revealing or Leaving or Writing => Subject.Whole,
            Moving or KickingOut or SettingAside or ErasingByHost when room.Context.Room.Elephants.Count > 0 =>
                Subject.One(10),
            DroppingDraft or PuttingDown => new Subject.InTheHat(
                new Draft(999, ByteString.Empty, new DraftItem { Text = "x" }, DraftState.Saved, null)
            ),
            _ => null,
        };

    private static string Words(Stage stage) => ElephantBoard.Board.Words.RoomWords.Key(stage);

    private static string[] Text(Room room) =>
        [
            CanonicalText.Of(room),
            .. room.Elephants.Values.OrderBy(each => each.Id).Select(CanonicalText.Of),
            .. room.Participants.Values.OrderBy(each => each.Number).Select(CanonicalText.Of),
        ];
}
