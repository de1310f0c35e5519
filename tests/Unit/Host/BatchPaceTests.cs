using ElephantBoard.Host.Rooms;
using Xunit;

namespace ElephantBoard.Tests.Unit.Host;

public sealed class BatchPaceTests
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(10);

    private readonly BatchPace _pace = new();
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void Send7_the_first_batch_and_those_of_a_quiet_room_start_at_once()
    {
        Assert.True(_pace.Next(TimeSpan.Zero) <= _now);
        Run(batches: 100, Slow);
        Assert.True(_pace.Next(TimeSpan.Zero) <= _now);
    }

    [Fact]
    public void Send7_batches_of_a_busy_room_start_apart_until_it_is_quiet()
    {
        Run(batches: 20, TimeSpan.FromMilliseconds(1));
        Assert.Equal(_now + BatchPace.Shortest, _pace.Next(TimeSpan.Zero));
        Run(batches: 20, BatchPace.Shortest);
        Assert.Equal(_now + BatchPace.Shortest, _pace.Next(TimeSpan.Zero));
        Run(batches: 20, Slow);
        Assert.True(_pace.Next(TimeSpan.Zero) <= _now);
    }

    [Fact]
    public void Send7_two_changes_close_together_in_a_quiet_room_do_not_wait()
    {
        Run(batches: 20, Slow);
        Run(batches: 1, TimeSpan.FromMilliseconds(0.1));
        Assert.True(_pace.Next(TimeSpan.Zero) <= _now);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(5, 24)]
    [InlineData(8, 33)]
    [InlineData(1_000, 33)]
    public void Send7_the_shorter_the_process_is_of_processor_time_the_longer_a_busy_room_waits(
        double late,
        double wait
    )
    {
        Run(batches: 20, TimeSpan.FromMilliseconds(1));
        Assert.Equal(_now + TimeSpan.FromMilliseconds(wait), _pace.Next(TimeSpan.FromMilliseconds(late)));
    }

    [Fact]
    public async Task Send7_the_clock_wakes_rooms_in_order_and_not_before_they_are_due()
    {
        using var clock = new PaceClock();
        var first = clock.Now + TimeSpan.FromMilliseconds(20);
        var second = first + TimeSpan.FromMilliseconds(5);
        var later = WakeAsync(clock, second);
        Assert.True(await WakeAsync(clock, first) >= first - PaceClock.Early);
        Assert.True(await later >= second - PaceClock.Early);
        var passed = clock.UntilAsync(clock.Now);
        Assert.True(passed.IsCompletedSuccessfully);
        await passed;
    }

    [Fact]
    public async Task Send7_a_stopped_clock_lets_everyone_go_on()
    {
        var clock = new PaceClock();
        var waits = clock.UntilAsync(clock.Now + TimeSpan.FromHours(1)).AsTask();
        clock.Dispose();
        await waits.WaitAsync(TimeSpan.FromSeconds(10));
        await clock.UntilAsync(clock.Now + TimeSpan.FromHours(1)).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static async Task<TimeSpan> WakeAsync(PaceClock clock, TimeSpan due)
    {
        await clock.UntilAsync(due);
        return clock.Now;
    }

    private void Run(int batches, TimeSpan apart)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            _now += apart;
            _pace.Start(_now);
        }
    }
}
