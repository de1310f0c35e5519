using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Somebody at work in a room whose server accepts other lengths and numbers than the usual ones.</summary>
public sealed class LimitTests
{
    private static readonly RoomLimits Other = new(KnownLimits.Default)
    {
        Text = 30,
        Decision = 12,
        PocketItems = 2,
        LeastPoured = 5,
    };

    [Fact]
    public async Task Limit2_the_form_counts_down_from_the_rooms_limit()
    {
        await using var room = Worked(Role.Participant, Stage.Spot);
        room.Host.Press(Key.N);
        room.RoomPanels.WriteField.Text = new string('a', 31);
        room.Host.Tick();
        Assert.Contains(room.Say("write.left", ("n", -1)), Labels(room));
        room.Host.Press(Key.Enter, Modifiers.Control);
        Assert.Empty(room.Seat.Pocket!.Drafts);
        room.RoomPanels.WriteField.Text = new string('a', 30);
        room.Host.Press(Key.Enter, Modifiers.Control);
        await room.UntilAsync(() => room.Entrance.Hat.Drafts.Count == 1, "it is in the hat");
    }

    [Fact]
    public async Task Limit2_a_limit_that_changes_while_one_writes_holds_at_once()
    {
        await using var room = Worked(Role.Participant, Stage.Spot);
        room.Host.Press(Key.N);
        room.RoomPanels.WriteField.Text = new string('a', 30);
        room.Host.Tick();
        room.Shown.Learn(view => view with { Limits = new(Other) { Text = 29 } });
        Assert.Contains(room.Say("write.left", ("n", -1)), Labels(room));
    }

    [Fact]
    public async Task Limit2_a_new_wording_is_as_long_as_the_rooms_limit()
    {
        await using var room = Worked(Role.Participant, Stage.Debrief);
        var mine = await room.PourOwnAsync("mine");
        VerbList.Rewording.Begin(room.Context, Subject.One(mine, isOwn: true));
        room.Host.Tick();
        room.Open<TextField>()!.Text = new string('a', 31);
        room.Host.Tick();
        Assert.Contains(room.Say("write.left", ("n", -1)), room.OpenLabels);
    }

    [Fact]
    public async Task Limit2_a_decision_is_as_long_as_the_rooms_limit()
    {
        await using var room = Worked(Role.Facilitator, Stage.KickOut);
        VerbList.KickingOut.Begin(room.Context, Subject.One(10));
        room.Host.Tick();
        room.Host.Press(Key.Space);
        room.Host.Press(Key.Tab);
        room.Host.Type("twelve signs and more");
        Assert.Equal("twelve signs", room.Open<TextField>()!.Text);
    }

    [Fact]
    public async Task Limit2_no_more_lines_are_pasted_than_a_pocket_takes()
    {
        await using var room = Worked(Role.Participant, Stage.Spot);
        Paste("one\ntwo\nthree");
        Assert.Equal(room.Say("tool.paste_many", ("n", 3), ("limit", 2)), room.Told.Last());
        Paste(new string('x', 31));
        Assert.Equal(room.Say("tool.paste_long", ("length", 31), ("limit", 30)), room.Told.Last());
        Paste(new string('x', 121));
        Assert.Equal(room.Say("tool.paste_huge", ("limit", 2)), room.Told.Last());

        void Paste(string text)
        {
            room.Host.Window.Write(text);
            room.Host.Press(Key.V, Modifiers.Control);
        }
    }

    [Fact]
    public async Task Limit2_the_card_says_how_many_people_a_pour_needs()
    {
        await using var room = Worked(Role.Facilitator, Stage.Spot, elephants: 0, anonymous: true);
        Assert.Contains(room.Say("hat.too_few", ("n", 5)), Labels(room));
    }

    private static WorkedRoom Worked(Role role, Stage stage, int elephants = 3, bool anonymous = false)
    {
        var room = new WorkedRoom(role, stage, elephants);
        room.Shown.Learn(view =>
            view with
            {
                Limits = Other,
                Room = view.Room with { Anonymous = anonymous || view.Room.Anonymous },
            }
        );
        return room;
    }

    private static IEnumerable<string> Labels(WorkedRoom room) =>
        room.Scene.Root.GetComponentsInChildren<Label>().Select(label => label.Text);
}
