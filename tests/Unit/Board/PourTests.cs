using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>A pour is announced, counted down, and stopped or done.</summary>
public sealed class PourTests
{
    [Theory]
    [InlineData(Role.Participant, false)]
    [InlineData(Role.Observer, false)]
    [InlineData(Role.Facilitator, false)]
    [InlineData(Role.RoomSeat, true)]
    public async Task Panel18_every_screen_counts_down(Role role, bool isScreen)
    {
        await using var room = new WorkedRoom(role, Stage.Spot, elephants: 0, isScreen: isScreen);
        Assert.Equal("", room.Scene.Pour.Words);
        Tell(room, round: 77, milliseconds: 3_000);
        Assert.Equal(Words("pour.in", ("n", 3)), room.Scene.Pour.Words);
        room.Shown.Pass(1_100);
        Assert.Equal(Words("pour.in", ("n", 2)), room.Scene.Pour.Words);
        room.Shown.Pass(2_000);
        Assert.Equal(Words("pour.now"), room.Scene.Pour.Words);
        room.Shown.Learn(view => view with { Live = new() });
        Assert.Equal("", room.Scene.Pour.Words);
    }

    [Fact]
    public async Task Panel18_a_pour_that_does_not_come_is_not_shown_for_ever()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        Tell(room, round: 77, milliseconds: 1_000);
        room.Shown.Pass(12_000);
        Assert.Equal("", room.Scene.Pour.Words);
    }

    [Fact]
    public async Task Panel18_a_pour_that_the_server_forgot_blocks_the_next_one_for_ten_seconds_only()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Spot, elephants: 0);
        Tell(room, round: 77, milliseconds: 1_000);
        room.Shown.Pass(10_900);
        Assert.True(VerbList.StoppingPour.AvailabilityFor(room.Context, Subject.Whole).IsEnabled);
        Assert.False(VerbList.Revealing.AvailabilityFor(room.Context, Subject.Whole).IsEnabled);
        Assert.NotNull(Find(room, "act.stop_pour"));
        room.Shown.Pass(200);
        Assert.False(VerbList.StoppingPour.AvailabilityFor(room.Context, Subject.Whole).IsEnabled);
        Assert.True(VerbList.Revealing.AvailabilityFor(room.Context, Subject.Whole).IsEnabled);
        Assert.Null(Find(room, "act.stop_pour"));
        Assert.NotNull(Find(room, "card_next.reveal"));
    }

    [Fact]
    public async Task Panel19_ctrl_r_announces_and_the_pour_comes_when_the_countdown_ends()
    {
        await using var room = await AnnouncedAsync();
        Assert.Contains(Words("pour.in", ("n", 3)), room.OpenLabels);
        room.Host.Tick();
        Assert.Equal("", room.Scene.Pour.Words);
        room.Shown.Pass(2_950);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        room.Shown.Pass(1_000);
        var command = await room.ArrivedAsync();
        Assert.Equal(77ul, command.Reveal.Round);
        Assert.NotEqual(0, command.Deadline);
        Assert.Null(room.Host.Scene.Events.Modal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Panel20_escape_or_stop_takes_it_back_and_nothing_is_poured(bool byKey)
    {
        await using var room = await AnnouncedAsync();
        room.Shown.Pass(1_000);
        if (byKey)
        {
            room.Host.Press(Key.Escape);
        }
        else
        {
            room.Push(room.Say("act.stop_pour"));
        }

        Assert.Equal(77ul, (await room.ArrivedAsync()).StopPour.Round);
        room.Shown.Learn(view => view with { Live = new() });
        room.Shown.Pass(5_000);
        Assert.False(room.Entrance.IsCommanded);
        Assert.Null(room.Host.Scene.Events.Modal);
    }

    [Fact]
    public async Task Panel20_what_somebody_else_stopped_is_not_poured_from_here()
    {
        await using var room = await AnnouncedAsync();
        room.Shown.Pass(1_000);
        room.Shown.Learn(view => view with { Live = new() });
        Assert.Null(room.Host.Scene.Events.Modal);
        room.Shown.Pass(5_000);
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Panel19_a_pour_that_somebody_else_was_faster_with_is_no_refusal()
    {
        await using var room = await AnnouncedAsync();
        room.Shown.Pass(3_950);
        Assert.Equal(77ul, (await room.ArrivedAsync(RefusalCode.RoundClosed)).Reveal.Round);
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "it is answered");
        room.Host.Tick();
        Assert.Empty(room.Told);
    }

    [Fact]
    public async Task Panel20_what_was_stopped_before_the_announcement_was_answered_is_not_poured_later()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Spot, elephants: 0);
        room.Host.Press(Key.R, Modifiers.Control);
        var asked = await room.Entrance.CommandedAsync();
        Tell(room, round: 77, milliseconds: 3_000);
        room.Shown.Learn(view => view with { Live = new() });
        asked.Answer.SetResult(new Answer { Accepted = room.Shown.Now.Place });
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "it is accepted");
        room.Host.Tick();

        // Somebody else's.
        Tell(room, round: 77, milliseconds: 3_000);
        room.Host.Tick();
        Assert.Null(room.Host.Scene.Events.Modal);
        room.Shown.Pass(4_000);
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Panel20_who_else_leads_stops_it_by_escape_and_who_takes_part_cannot()
    {
        await using var room = new WorkedRoom(Role.Host, Stage.Spot, elephants: 0);
        room.Host.Press(Key.Escape);
        Assert.False(room.Entrance.IsCommanded);
        Tell(room, round: 77, milliseconds: 3_000);
        room.Host.Press(Key.Escape);
        Assert.Equal(77ul, (await room.ArrivedAsync()).StopPour.Round);

        await using var other = new WorkedRoom(stage: Stage.Spot, elephants: 0);
        Tell(other, round: 77, milliseconds: 3_000);
        other.Host.Press(Key.Escape);
        Assert.Equal(0, other.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Panel20_a_double_click_announces_once_and_does_not_stop_it()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Spot, elephants: 0);
        var pour = room
            .Scene.Root.GetComponentsInChildren<Button>()
            .First(button => button.Label == room.Say("card_next.reveal"));
        pour.Press();
        pour.Press();
        Assert.Equal(77ul, (await room.ArrivedAsync()).AnnouncePour.Round);
        Tell(room, round: 77, milliseconds: 3_000);
        pour.Press();
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "all is answered");
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Panel21_where_the_server_wants_no_countdown_it_is_asked_first()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.Spot, elephants: 0);
        room.Shown.Learn(view => view with { Limits = new(view.Limits) { PourCountdownMs = 0 } });
        room.Host.Press(Key.R, Modifiers.Control);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        room.Push(room.Say("act.reveal"));
        Assert.Equal(77ul, (await room.ArrivedAsync()).Reveal.Round);
    }

    private static async Task<WorkedRoom> AnnouncedAsync()
    {
        var room = new WorkedRoom(Role.Facilitator, Stage.Spot, elephants: 0);
        room.Host.Press(Key.R, Modifiers.Control);
        Assert.Null(room.Host.Scene.Events.Modal);
        Assert.Equal(77ul, (await room.ArrivedAsync()).AnnouncePour.Round);
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "it is accepted");
        Tell(room, round: 77, milliseconds: 3_000);
        await room.UntilAsync(() => room.Host.Scene.Events.Modal is not null, "the countdown is open");
        return room;
    }

    private static Button? Find(WorkedRoom room, string key) =>
        room
            .Scene.Root.GetComponentsInChildren<Button>()
            .FirstOrDefault(button => button.IsActiveAndEnabled && button.Label == Words(key));

    private static void Tell(WorkedRoom room, ulong round, int milliseconds)
    {
        var at = room.Host.Scene.Clock.Now + TimeSpan.FromMilliseconds(milliseconds);
        room.Shown.Learn(view =>
            view with
            {
                Live = new()
                {
                    Pour = new()
                    {
                        Round = round,
                        At = (long)at.TotalMilliseconds,
                        Until = (long)at.TotalMilliseconds + 10_000,
                    },
                },
            }
        );
    }

    private static string Words(string key, params ReadOnlySpan<(string, object)> values) =>
        Sentences.English.Say(key, values);
}
