using ElephantBoard.V1;
using Google.Protobuf;
using Timer = ElephantBoard.V1.Timer;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class TimerTests
{
    private readonly Workshop _workshop = new(seats: 1);

    private Timer? Timer => _workshop.Hidden.Live.Timer;

    [Theory]
    [InlineData(1)]
    [InlineData(14_400)]
    public void Timer1_it_runs_to_an_absolute_time_of_the_server(uint seconds)
    {
        Assert.Empty(_workshop.Accepted(_workshop.Host, new StartTimer { Seconds = seconds }));
        Assert.Equal((_workshop.Now + (seconds * 1000), 0u, seconds * 1000), (Timer!.Ends, Timer.Left, Timer.Length));
        Assert.NotEqual(0ul, Timer.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14_401)]
    [InlineData(31_536_000)]
    [InlineData(4_294_967_295)]
    public void Timer1_zero_and_a_year_are_refused(uint seconds) =>
        Assert.Equal(RefusalCode.TimerLength, _workshop.Refused(_workshop.Host, new StartTimer { Seconds = seconds }));

    [Fact]
    public void Timer2_of_two_who_start_one_at_once_one_wins_and_the_other_is_told()
    {
        Start(60);
        var first = Timer!.Clone();
        var second = _workshop.Join("Second", asHost: true);
        Assert.Equal(RefusalCode.TimerRuns, _workshop.Refused(second, new StartTimer { Seconds = 300 }));
        _workshop.Accepted(second, new PauseTimer { Timer = first.Id });
        Assert.Equal(RefusalCode.TimerRuns, _workshop.Refused(second, new StartTimer { Seconds = 300 }));
        _workshop.Accepted(second, new ResumeTimer { Timer = first.Id });
        _workshop.Now += 60_000;
        // One that has run out is replaced.
        _workshop.Accepted(second, new StartTimer { Seconds = 300 });
        Assert.NotEqual(first.Id, Timer!.Id);
    }

    [Fact]
    public void Timer3_a_pause_keeps_what_is_left()
    {
        Start(60);
        var id = Timer!.Id;
        Assert.Empty(_workshop.Accepted(_workshop.Host, new ResumeTimer { Timer = id }));
        _workshop.Now += 12_345;
        _workshop.Accepted(_workshop.Host, new PauseTimer { Timer = id });
        Assert.Equal((0L, 47_655u), (Timer!.Ends, Timer.Left));
        _workshop.Now += 3_600_000;
        _workshop.Accepted(_workshop.Host, new PauseTimer { Timer = id });
        Assert.Equal(47_655u, Timer!.Left);
        _workshop.Accepted(_workshop.Host, new ResumeTimer { Timer = id });
        Assert.Equal((_workshop.Now + 47_655, 0u, 60_000u), (Timer!.Ends, Timer.Left, Timer.Length));
        _workshop.Now += 47_655;
        Assert.Equal(RefusalCode.TimerOver, _workshop.Refused(_workshop.Host, new PauseTimer { Timer = id }));
    }

    [Fact]
    public void Timer4_a_minute_is_added_while_it_runs_while_it_is_paused_and_when_it_has_run_out()
    {
        Start(60);
        var (id, start) = (Timer!.Id, _workshop.Now);
        var add = new AddMinute { Timer = id };
        _workshop.Accepted(_workshop.Host, add);
        Assert.Equal((start + 120_000, 120_000u), (Timer!.Ends, Timer.Length));
        _workshop.Now += 20_000;
        _workshop.Accepted(_workshop.Host, new PauseTimer { Timer = id });
        _workshop.Accepted(_workshop.Host, add);
        Assert.Equal((0L, 160_000u), (Timer!.Ends, Timer.Left));
        _workshop.Accepted(_workshop.Host, new ResumeTimer { Timer = id });
        _workshop.Now += 170_000;
        _workshop.Accepted(_workshop.Host, add);
        Assert.Equal(_workshop.Now + 60_000, Timer!.Ends);
    }

    [Fact]
    public void Timer4_it_never_gets_longer_than_four_hours()
    {
        Start(14_340);
        _workshop.Accepted(_workshop.Host, new AddMinute { Timer = Timer!.Id });
        Assert.Equal(RefusalCode.TimerLength, _workshop.Refused(_workshop.Host, new AddMinute { Timer = Timer!.Id }));
    }

    [Fact]
    public void Timer5_a_command_about_another_timer_is_refused()
    {
        var id = 5ul;
        Assert.Empty(_workshop.Accepted(_workshop.Host, new StopTimer { Timer = id }));
        IMessage[] acts = [new PauseTimer { Timer = id }, new ResumeTimer { Timer = id }, new AddMinute { Timer = id }];
        Assert.All(acts, act => Assert.Equal(RefusalCode.TimerGone, _workshop.Refused(_workshop.Host, act)));
        Start(60);
        Assert.All(acts, act => Assert.Equal(RefusalCode.TimerGone, _workshop.Refused(_workshop.Host, act)));
        Assert.Equal(RefusalCode.TimerGone, _workshop.Refused(_workshop.Host, new StopTimer { Timer = id }));
        _workshop.Accepted(_workshop.Host, new StopTimer { Timer = Timer!.Id });
        Assert.Null(Timer);
    }

    [Fact]
    public void Timer5_who_does_not_lead_is_refused()
    {
        Start(60);
        var id = Timer!.Id;
        IMessage[] acts =
        [
            new StartTimer { Seconds = 60 },
            new PauseTimer { Timer = id },
            new ResumeTimer { Timer = id },
            new AddMinute { Timer = id },
            new StopTimer { Timer = id },
        ];
        foreach (var seat in new[] { _workshop.Seats[0], _workshop.Join("Watching", Role.Observer, 0) })
        {
            Assert.All(acts, act => Assert.Equal(RefusalCode.Role, _workshop.Refused(seat, act)));
        }
    }

    private void Start(uint seconds) => _workshop.Accepted(_workshop.Host, new StartTimer { Seconds = seconds });
}
