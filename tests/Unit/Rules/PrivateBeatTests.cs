using System.Threading.Channels;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Unit.Link;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class PrivateBeatTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);
    private readonly HandDrivenTime _time = new();
    private readonly Channel<bool> _writes = Channel.CreateUnbounded<bool>();

    [Fact]
    public async Task Anon7_beats_go_on_for_a_minute_after_anybody_was_active_and_keep_their_grid()
    {
        using var beat = new PrivateBeat(_time, Period, Write);
        _time.Advance(TimeSpan.FromMilliseconds(130));
        beat.Touch();
        Assert.Equal(TimeSpan.FromMilliseconds(370), await BeatAsync());
        for (var count = 1; count < 120; count++)
        {
            beat.Touch();
            Assert.Equal(Period, await BeatAsync());
        }
        for (var count = 0; count < 119; count++)
        {
            Assert.Equal(Period, await BeatAsync());
        }
        _time.Advance(TimeSpan.FromMilliseconds(700));
        Assert.False(_writes.Reader.TryRead(out _));

        beat.Touch();
        Assert.Equal(TimeSpan.FromMilliseconds(300), await BeatAsync());
    }

    [Fact]
    public void Anon7_a_period_of_zero_is_no_beat()
    {
        using var beat = new PrivateBeat(_time, TimeSpan.Zero, Write);
        beat.Touch();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(beat.IsOff);
        Assert.False(_writes.Reader.TryRead(out _));
    }

    private Task Write()
    {
        _writes.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    /// <summary>Lets time pass to the next beat, and answers how long that was.</summary>
    private async Task<TimeSpan> BeatAsync()
    {
        var wait = await _time.WaitingAsync();
        _time.Advance(wait);
        await _writes.Reader.ReadAsync();
        return wait;
    }
}
