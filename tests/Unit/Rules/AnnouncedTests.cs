using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>What everyone sees of a pour that is announced.</summary>
public sealed class AnnouncedTests
{
    private readonly Workshop _workshop = new(seats: 3, announces: true);
    private readonly HandDrivenTime _time = new();
    private readonly RoomPublisher _publisher;

    public AnnouncedTests()
    {
        _time.SetUtcNow(DateTimeOffset.FromUnixTimeMilliseconds(_workshop.Now));
        _workshop.GoTo(Stage.Spot);
        _workshop.Seats.ForEach(seat => _workshop.Write(seat, "x"));
        _publisher = new RoomPublisher(_workshop.Committed, _time, static () => { }, static () => { });
    }

    [Fact]
    public async Task Pour2_everyone_is_shown_the_countdown_and_its_end()
    {
        await using var feed = _publisher.Subscribe().GetAsyncEnumerator();
        Assert.True(await feed.MoveNextAsync());
        _workshop.Accepted(_workshop.Host, new AnnouncePour { Round = _workshop.Room.Round });
        _publisher.Publish(_workshop.Last);
        var announced = await NextAsync(feed);
        Assert.Equal((_workshop.Room.Round, _workshop.Now + 3_000), (announced?.Round, announced?.At));
        Assert.Equal(_workshop.Now + 13_000, announced?.Until);
        Assert.Equal(announced, Greeted());

        _workshop.Accepted(_workshop.Host, new StopPour { Round = _workshop.Room.Round });
        _publisher.Publish(_workshop.Last);
        Assert.Null(await NextAsync(feed));
        Assert.Null(Greeted());
    }

    [Fact]
    public async Task Pour2_an_announcement_lapses_ten_seconds_after_its_countdown()
    {
        _workshop.Accepted(_workshop.Host, new AnnouncePour { Round = _workshop.Room.Round });
        _publisher.Publish(_workshop.Last);
        await using var feed = _publisher.Subscribe().GetAsyncEnumerator();
        Assert.True(await feed.MoveNextAsync());
        _time.Advance(TimeSpan.FromSeconds(13));
        Assert.NotNull(Greeted());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(Greeted());
        await _publisher.Tick(default);
        Assert.Null(await NextAsync(feed));
    }

    private PourAnnounced? Greeted() =>
        _publisher.Greeting().Items.FirstOrDefault(item => item.Live is not null)?.Live.Pour;

    /// <summary>The announcement in the next frame; it must hold live values.</summary>
    private static async Task<PourAnnounced?> NextAsync(IAsyncEnumerator<FeedBatch> feed)
    {
        Assert.True(await feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        var frame = Frame.Parser.ParseFrom(feed.Current.Frame);
        return Assert.Single(frame.Items, item => item.Live is not null).Live.Pour;
    }
}
