using System.Collections.Concurrent;

namespace ElephantBoard.Host.Rooms;

/// <summary>Manages the feeds of this process: one for each room that a local client watches.</summary>
/// <remarks>It is a hosted service so that its subscriptions end before the rooms deactivate when the server stops.</remarks>
internal sealed class RoomFeeds(IGrainFactory grains, ILogger<RoomFeeds> logger) : IHostedService
{
    private readonly ConcurrentDictionary<RoomFeed, Guid> _following = new();
    private readonly ConcurrentDictionary<Guid, Lazy<RoomFeed>> _feeds = new();

    /// <summary>Adds the send queue to the room's feed, and returns that feed.</summary>
    public async Task<RoomFeed> WatchAsync(Guid room, ClientSendQueue queue, CancellationToken cancellationToken)
    {
        while (true)
        {
            var feed = _feeds.GetOrAdd(room, id => new Lazy<RoomFeed>(() => Start(id))).Value;
            if (await feed.TryAddAsync(queue, cancellationToken))
            {
                return feed;
            }
            Forget(room, feed);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var following = _following.Keys.ToList();
        following.ForEach(feed => feed.Stop());
        await Task.WhenAll(following.Select(feed => feed.Ended)).WaitAsync(cancellationToken);
    }

    private RoomFeed Start(Guid room)
    {
        var feed = RoomFeed.Start(grains.GetGrain<IRoomGrain>(room), logger, feed => Forget(room, feed));
        _following[feed] = room;
        if (feed.Ended.IsCompleted)
        {
            _following.TryRemove(feed, out _);
        }
        return feed;
    }

    private void Forget(Guid room, RoomFeed feed)
    {
        _following.TryRemove(feed, out _);
        if (_feeds.TryGetValue(room, out var kept) && kept.IsValueCreated && kept.Value == feed)
        {
            _feeds.TryRemove(new KeyValuePair<Guid, Lazy<RoomFeed>>(room, kept));
        }
    }
}
