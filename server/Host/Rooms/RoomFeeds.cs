using System.Collections.Concurrent;

namespace ElephantBoard.Host.Rooms;

/// <summary>The feeds of this process: one a room that somebody here watches.</summary>
internal sealed class RoomFeeds(IGrainFactory grains, ILogger<RoomFeeds> logger)
{
    private readonly ConcurrentDictionary<Guid, Lazy<RoomFeed>> _feeds = new();

    /// <summary>A feed that the pump is on.</summary>
    public async Task<RoomFeed> WatchAsync(Guid room, Pump pump, CancellationToken cancellationToken)
    {
        while (true)
        {
            var feed = _feeds.GetOrAdd(room, id => new Lazy<RoomFeed>(() => Start(id))).Value;
            if (await feed.TryAddAsync(pump, cancellationToken))
            {
                return feed;
            }
            Forget(room, feed);
        }
    }

    private RoomFeed Start(Guid room) =>
        RoomFeed.Start(grains.GetGrain<IRoomGrain>(room), logger, feed => Forget(room, feed));

    private void Forget(Guid room, RoomFeed feed)
    {
        if (_feeds.TryGetValue(room, out var kept) && kept.IsValueCreated && kept.Value == feed)
        {
            _feeds.TryRemove(new KeyValuePair<Guid, Lazy<RoomFeed>>(room, kept));
        }
    }
}
