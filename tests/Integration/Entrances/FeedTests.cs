using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Tests.Integration.Hard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ElephantBoard.Tests.Integration.Entrances;

public sealed class FeedTests : IDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Channel<FeedBatch> _batches = Channel.CreateUnbounded<FeedBatch>();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Enter2_a_batch_that_removes_somebody_is_not_sent_to_them_nor_to_a_stream_they_open_then()
    {
        using var feed = RoomFeed.Start(new Followed(_batches.Reader), NullLogger.Instance, _ => { });
        _batches.Writer.TryWrite(new FeedBatch(1, [], []));
        var (gone, stays) = (QueueOf(2), QueueOf(3));
        Assert.True(await feed.TryAddAsync(gone, default));
        Assert.True(await feed.TryAddAsync(stays, default));
        _batches.Writer.TryWrite(new FeedBatch(2, [1], []));
        Assert.Equal(2u, Assert.Single(await gone.TakeAsync().AsTask().Within("a batch")).Last);
        // Commands that arrived together are one batch: after the removal it contains what others did next.
        _batches.Writer.TryWrite(new FeedBatch(9, [2], [2]));

        Assert.Empty(await gone.TakeAsync().AsTask().Within("the end"));
        Assert.Equal(SendQueueState.MembershipEnded, gone.State);
        var again = QueueOf(2);
        Assert.True(await feed.TryAddAsync(again, default));
        _batches.Writer.TryWrite(new FeedBatch(10, [3], []));
        Assert.Empty(await again.TakeAsync().AsTask().Within("the end of the second stream"));
        var seen = new List<uint>();
        while (!seen.Contains(10))
        {
            seen.AddRange((await stays.TakeAsync().AsTask().Within("a batch")).Select(frame => frame.Last));
        }
        Assert.Equal([2u, 9u, 10u], seen);
        feed.Stop();
        await feed.Ended.Within("the end of the feed");
    }

    private ClientSendQueue QueueOf(uint participant) =>
        new(participant, TimeProvider.System, new Instruments(_metrics.GetRequiredService<IMeterFactory>()));

    /// <summary>A room that has only its stream of batches.</summary>
    private sealed class Followed(ChannelReader<FeedBatch> batches) : IRoomGrain
    {
        public IAsyncEnumerable<FeedBatch> Follow() => ReadAsync(default);

        public Task<byte[]> Open(byte[] request, byte[] secret, byte[] hostSecret) => throw new NotSupportedException();

        public Task<byte[]> Describe() => throw new NotSupportedException();

        public Task<byte[]> Join(byte[] request, byte[] secret, byte[] hostSecret) => throw new NotSupportedException();

        public Task<byte[]> Admit(uint participant, byte[] secret) => throw new NotSupportedException();

        public Task<byte[]> Do(uint participant, byte[] secret, byte[] command) => throw new NotSupportedException();

        public Task<byte[]> TakePocket(uint participant, byte[] secret, byte[] request) =>
            throw new NotSupportedException();

        public Task<byte[]> Keep(byte[] command) => throw new NotSupportedException();

        public Task<byte[]> ReadPocket(byte[] request) => throw new NotSupportedException();

        public Task Here(uint participant, byte[] request) => throw new NotSupportedException();

        public Task<RoomHead> Head() => throw new NotSupportedException();

        public Task<RoomCheckpoint> Checkpoint() => throw new NotSupportedException();

        public Task<CatchUp> Read(uint participant, byte[] secret, uint after, uint to) =>
            throw new NotSupportedException();

        public Task<byte[]> Greet(uint participant, byte[] secret) => throw new NotSupportedException();

        private async IAsyncEnumerable<FeedBatch> ReadAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await foreach (var batch in batches.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
    }
}
