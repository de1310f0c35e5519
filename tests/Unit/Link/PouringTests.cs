using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class PouringTests : IAsyncDisposable
{
    private static readonly TimeSpan Countdown = TimeSpan.FromSeconds(3);

    private readonly FakeRoom _truth = new();
    private readonly FakeEntrance _entrance = new();
    private readonly HandDrivenTime _time = new();
    private readonly FakeSource _source;
    private readonly Seat _seat;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    public PouringTests()
    {
        _source = new(_truth);
        _seat = new(_entrance, FakeEntrance.Stay, SeatKeys.Make(), _source, new MemoryOutboxStore(), _time);
        _run = _seat.Outbox.RunAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pour2_a_client_announces_waits_and_pours_unless_it_was_stopped(bool stopped)
    {
        var pouring = _seat.PourAsync(7, Countdown, default);
        var announce = await _entrance.CommandedAsync();
        Assert.Equal(7ul, announce.Asked.AnnouncePour.Round);
        _source.Show(new Live { Pour = new() { Round = stopped ? 0 : 7ul } });
        announce.Answer.SetResult(new() { Accepted = new() { Sequence = 1 } });
        var wait = await _time.WaitingAsync();
        Assert.True(wait >= Countdown);
        Assert.False(_entrance.IsCommanded);
        _time.Advance(wait);
        if (!stopped)
        {
            var reveal = await _entrance.CommandedAsync();
            Assert.Equal(7ul, reveal.Asked.Reveal.Round);
            reveal.Answer.SetResult(new() { Accepted = new() { Sequence = 2 } });
        }
        Assert.Equal(stopped ? 1u : 2u, (await pouring).Accepted.Sequence);
        Assert.False(_entrance.IsCommanded);
    }

    [Fact]
    public async Task Pour2_a_refused_announcement_is_the_answer()
    {
        var pouring = _seat.PourAsync(7, Countdown, default);
        var announce = await _entrance.CommandedAsync();
        announce.Answer.SetResult(new() { Refusal = new() { Code = RefusalCode.TooFew } });
        Assert.Equal(RefusalCode.TooFew, (await pouring).Refusal.Code);
    }

    [Fact]
    public async Task Pour2_without_a_countdown_it_pours_at_once()
    {
        var pouring = _seat.PourAsync(7, TimeSpan.Zero, default);
        var reveal = await _entrance.CommandedAsync();
        Assert.Equal(7ul, reveal.Asked.Reveal.Round);
        reveal.Answer.SetResult(new() { Accepted = new() { Sequence = 2 } });
        Assert.Equal(2u, (await pouring).Accepted.Sequence);
    }
}
