using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Tests.Integration.Hard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Concurrency;

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
        var ((gone, toGone), (stays, toStays)) = (QueueOf(2), QueueOf(3));
        Assert.True(await feed.TryAddAsync(gone, default));
        Assert.True(await feed.TryAddAsync(stays, default));
        gone.GoLive(1);
        stays.GoLive(1);
        _batches.Writer.TryWrite(new FeedBatch(2, [1], []));
        Assert.Equal(2u, await toGone.Reader.ReadAsync().AsTask().Within("a batch"));
        // Commands that arrived together are one batch: after the removal it contains what others did next.
        _batches.Writer.TryWrite(new FeedBatch(9, [2], [2]));

        await gone.Ended.Within("the end");
        Assert.Equal(SendQueueState.MembershipEnded, gone.State);
        var (again, toAgain) = QueueOf(2);
        Assert.True(await feed.TryAddAsync(again, default));
        again.GoLive(1);
        _batches.Writer.TryWrite(new FeedBatch(10, [3], []));
        await again.Ended.Within("the end of the second stream");
        var seen = new List<uint>();
        while (!seen.Contains(10))
        {
            seen.Add(await toStays.Reader.ReadAsync().AsTask().Within("a batch"));
        }
        Assert.Equal([2u, 9u, 10u], seen);
        Assert.False(toGone.Reader.TryRead(out _));
        Assert.False(toAgain.Reader.TryRead(out _));
        feed.Stop();
        await feed.Ended.Within("the end of the feed");
    }

    [Fact]
    public async Task Seat2_who_was_let_in_or_moved_opens_streams_again_and_those_from_before_have_ended()
    {
        using var feed = RoomFeed.Start(new Followed(_batches.Reader), NullLogger.Instance, _ => { });
        _batches.Writer.TryWrite(new FeedBatch(1, [], []));
        var (first, _) = QueueOf(2);
        Assert.True(await feed.TryAddAsync(first, default));
        first.GoLive(1);
        _batches.Writer.TryWrite(new FeedBatch(0, [], [2]) { Back = [2] });
        await first.Ended.Within("the end of the first device's stream");
        var (second, toSecond) = QueueOf(2);
        Assert.True(await feed.TryAddAsync(second, default));
        second.GoLive(1);
        _batches.Writer.TryWrite(new FeedBatch(2, [1], []));
        Assert.Equal(2u, await toSecond.Reader.ReadAsync().AsTask().Within("a batch"));
        feed.Stop();
        await feed.Ended.Within("the end of the feed");
    }

    private (ClientSendQueue Queue, Channel<uint> Sent) QueueOf(uint participant)
    {
        var sent = Channel.CreateUnbounded<uint>();
        var instruments = new Instruments(_metrics.GetRequiredService<IMeterFactory>());
        return (new(participant, new Sink(sent.Writer), TimeProvider.System, instruments), sent);
    }

    /// <summary>A client that is always free.</summary>
    private sealed class Sink(ChannelWriter<uint> sent) : IFrameSink
    {
        public ValueTask WriteAsync(IReadOnlyList<SharedFrame> frames)
        {
            foreach (var frame in frames)
            {
                sent.TryWrite(frame.Last);
            }
            return ValueTask.CompletedTask;
        }

        public void Abort() { }
    }

    /// <summary>A room that has only its stream of batches.</summary>
    private sealed class Followed(ChannelReader<FeedBatch> batches) : IRoomGrain
    {
        public IAsyncEnumerable<FeedBatch> Follow() => ReadAsync(default);

        public Task<byte[]> Open(byte[] request, byte[] secret, byte[] hostSecret) => throw new NotSupportedException();

        public Task<byte[]> Describe() => throw new NotSupportedException();

        public Task<byte[]> Join(byte[] request, JoinProof proof) => throw new NotSupportedException();

        public Task<bool> LetsIn(JoinProof proof) => throw new NotSupportedException();

        public Task Disconnected(uint participant) => throw new NotSupportedException();

        public Task<byte[]> Admit(uint participant, byte[] secret) => throw new NotSupportedException();

        public Task<Immutable<byte[][]>> Do(uint participant, byte[] secret, Immutable<byte[][]> commands) =>
            throw new NotSupportedException();

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
