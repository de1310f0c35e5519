using ElephantBoard.Link.Replica;
using Microsoft.Extensions.Time.Testing;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class ServerClockTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(3);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddDays(20_000));
    private readonly ServerClock _clock;

    public ServerClockTests() => _clock = new(_time);

    [Fact]
    public async Task Link27_the_fastest_of_five_round_trips_tells_the_time()
    {
        var trips = new Queue<(int There, int Back)>([(400, 10), (5, 300), (12, 8), (100, 100), (10, 900)]);

        await _clock.SetAsync(
            _ =>
            {
                var (there, back) = trips.Dequeue();
                _time.Advance(TimeSpan.FromMilliseconds(there));
                var told = Server();
                _time.Advance(TimeSpan.FromMilliseconds(back));
                return Task.FromResult<long?>(told);
            },
            default
        );

        Assert.Empty(trips);
        Assert.Equal(Ahead.TotalMilliseconds, _clock.Offset.TotalMilliseconds, tolerance: 2);
        Assert.True(_clock.IsSet);
    }

    [Fact]
    public async Task Link27_a_server_that_tells_no_time_leaves_it_to_the_heartbeats()
    {
        foreach (var late in new[] { 90, 20, 70 })
        {
            Hear(late);
        }
        await _clock.SetAsync(_ => Task.FromResult<long?>(0), default);

        Assert.False(_clock.IsSet);
        Assert.Equal(20, (Ahead - _clock.Offset).TotalMilliseconds);
    }

    [Fact]
    public async Task Link27_no_heartbeat_comes_before_it_was_sent()
    {
        // All of the way was the way back.
        await SetAsync(there: 0, back: 600);
        Assert.Equal(300, (Ahead - _clock.Offset).TotalMilliseconds);

        Hear(late: 5);
        Assert.Equal(5, (Ahead - _clock.Offset).TotalMilliseconds);
        Hear(late: 900);
        Assert.Equal(5, (Ahead - _clock.Offset).TotalMilliseconds);
        Assert.True(_clock.IsSet);
    }

    [Fact]
    public async Task Link27_a_clock_that_was_moved_is_set_again()
    {
        await SetAsync(there: 1, back: 1);
        _time.AdjustTime(_time.GetUtcNow() + TimeSpan.FromHours(1));

        Hear(late: 30, moved: TimeSpan.FromHours(1));

        Assert.False(_clock.IsSet);
        Assert.Equal(30, (Ahead - TimeSpan.FromHours(1) - _clock.Offset).TotalMilliseconds);
    }

    private long Server() => (_time.GetUtcNow() + Ahead).ToUnixTimeMilliseconds();

    private void Hear(int late, TimeSpan moved = default) =>
        _clock.AddSample(Server() - late - (long)moved.TotalMilliseconds);

    private Task SetAsync(int there, int back) =>
        _clock.SetAsync(
            _ =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(there));
                var told = Server();
                _time.Advance(TimeSpan.FromMilliseconds(back));
                return Task.FromResult<long?>(told);
            },
            default
        );
}
