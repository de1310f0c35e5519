using ElephantBoard.Board.Timers;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;
using Timer = ElephantBoard.V1.Timer;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>The timer on the desktop client, in server time that moves by hand.</summary>
public sealed class TimerTests
{
    [Theory]
    [InlineData(60_000, "1:00")]
    [InlineData(59_999, "1:00")]
    [InlineData(59_000, "0:59")]
    [InlineData(1, "0:01")]
    [InlineData(0, "Time’s up")]
    [InlineData(-5_000, "Time’s up")]
    [InlineData(14_400_000, "4:00:00")]
    public async Task Timer6_it_is_shown_to_everyone_rounded_up(int left, string words)
    {
        await using var room = new WorkedRoom(Role.RoomSeat, isScreen: true);
        var now = (long)room.Host.Scene.Clock.Now.TotalMilliseconds;
        Assert.Equal(
            words,
            TimerWords.Of(new() { Ends = now + left }, DateTimeOffset.FromUnixTimeMilliseconds(now))?.Words
        );
        Assert.Null(room.Scene.Timer.State);
        Set(room, new() { Id = 5, Ends = now + 100_000_000 });
        Assert.NotNull(room.Scene.Timer.State);
        Set(room, null);
        Assert.Null(room.Scene.Timer.State);
    }

    [Fact]
    public async Task Timer6_it_follows_the_clock_within_a_quarter_of_a_second_and_rests_while_it_is_paused()
    {
        await using var room = new WorkedRoom(Role.Participant);
        var start = room.Host.Scene.Clock.Now;
        Set(room, new() { Id = 5, Ends = (long)start.TotalMilliseconds + 60_000 });
        for (var step = 0; step < 40; step++)
        {
            room.Shown.Pass(50);
            var left = TimeSpan.FromSeconds(60) - (room.Host.Scene.Clock.Now - start);
            var shown = TimeSpan.ParseExact(room.Scene.Timer.State!.Words, @"m\:ss", null);
            Assert.InRange(shown - left, TimeSpan.FromMilliseconds(-1), TimeSpan.FromMilliseconds(1_000));
        }

        Set(room, new() { Id = 5, Left = 47_655 });
        Assert.Equal("0:48 (paused)", room.Scene.Timer.State!.Words);
        room.Shown.Pass(5_000);
        Assert.Equal("0:48 (paused)", room.Scene.Timer.State!.Words);
        // For who does not lead, it is no button.
        Assert.False(room.Scene.Timer.Interactable);
        room.Host.Press(Key.D);
        Assert.Null(room.Host.Scene.Events.Modal);
    }

    [Fact]
    public async Task Timer7_a_facilitator_starts_pauses_resumes_lengthens_and_stops_it()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Host.Press(Key.D);
        room.Push(room.Say("timer.minutes", ("n", 4)));
        Assert.Equal(240u, (await room.ArrivedAsync()).StartTimer.Seconds);
        var ends = (long)room.Host.Scene.Clock.Now.TotalMilliseconds + 100_000_000;
        Set(room, new() { Id = 7, Ends = ends });
        Assert.True(room.Scene.Timer.Interactable);
        room.Click(room.Scene.Timer.ScreenCentre);
        Assert.Equal(
            ["act.pause_timer", "act.add_minute", "act.stop_timer"],
            room.Open<Menu>()!.Items.Select(item => Keys.First(key => room.Say(key) == item.Label))
        );
        room.Host.Press(Key.Escape);
        room.Host.Press(Key.J);
        Assert.Equal(7ul, (await room.ArrivedAsync()).PauseTimer.Timer);
        Set(room, new() { Id = 7, Left = 5_000 });
        room.Host.Press(Key.J, Modifiers.Shift);
        Assert.Equal(7ul, (await room.ArrivedAsync()).ResumeTimer.Timer);
        room.Host.Press(Key.D, Modifiers.Control);
        Assert.Equal(7ul, (await room.ArrivedAsync()).AddMinute.Timer);
        room.Host.Press(Key.D, Modifiers.Shift);
        Assert.Equal(7ul, (await room.ArrivedAsync()).StopTimer.Timer);
    }

    [Fact]
    public async Task Timer7_who_was_second_is_told()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        room.Host.Press(Key.D);
        room.Push(room.Say("timer.minutes", ("n", 1)));
        await room.ArrivedAsync(RefusalCode.TimerRuns);
        await room.UntilAsync(() => room.Told.Any(), "it is told");
        Assert.Equal([room.Say("refusal.timer_runs")], room.Told);
    }

    private static readonly string[] Keys =
    [
        "act.start_timer",
        "act.pause_timer",
        "act.resume_timer",
        "act.add_minute",
        "act.stop_timer",
    ];

    private static void Set(WorkedRoom room, Timer? timer)
    {
        room.Shown.Learn(view => view with { Live = new(view.Live) { State = new() { Timer = timer } } });
        room.Host.Tick();
    }
}
