using System.Diagnostics.Metrics;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ElephantBoard.Tests.Unit.Host;

public sealed class SendQueueTests : IDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void Send1_a_free_client_is_written_to_on_the_thread_of_the_room()
    {
        var sink = new Sink();
        using var queue = LiveQueue(sink);
        queue.Enqueue(Frame(1));
        queue.Enqueue(Frame(2));
        Assert.Equal(
            [
                [1],
                [2],
            ],
            sink.Writes
        );
        Assert.Equal([Environment.CurrentManagedThreadId], sink.Threads.Distinct());
    }

    [Fact]
    public void Send1_what_gathers_for_a_busy_client_is_one_write_in_order()
    {
        var sink = new Sink { IsBusy = true };
        using var queue = LiveQueue(sink);
        queue.Enqueue(Frame(1));
        queue.Enqueue(Frame(2));
        queue.Enqueue(Frame(3));
        Assert.Equal(
            [
                [1],
            ],
            sink.Writes
        );
        sink.Free();
        Assert.Equal(
            [
                [1],
                [2, 3],
            ],
            sink.Writes
        );
        sink.IsBusy = false;
        sink.Free();
        queue.Enqueue(Frame(4));
        Assert.Equal(
            [
                [1],
                [2, 3],
                [4],
            ],
            sink.Writes
        );
    }

    [Fact]
    public void Send2_before_a_client_is_live_frames_wait_and_what_it_already_got_is_left_out()
    {
        var sink = new Sink();
        using var queue = Queue(sink);
        queue.Enqueue(Frame(7));
        queue.Enqueue(Frame(0));
        queue.Enqueue(Frame(8));
        Assert.Empty(sink.Writes);
        queue.GoLive(7);
        queue.Enqueue(Frame(8 - 1));
        queue.Enqueue(Frame(9));
        Assert.Equal(
            [
                [0, 8],
                [9],
            ],
            sink.Writes
        );
    }

    [Fact]
    public async Task Send3_a_client_with_more_than_a_mebibyte_waiting_is_told_to_fetch_a_checkpoint()
    {
        var sink = new Sink { IsBusy = true };
        using var queue = LiveQueue(sink);
        var half = ClientSendQueue.MaxBytes / 2;
        queue.Enqueue(Frame(1));
        queue.Enqueue(Frame(2, half));
        queue.Enqueue(Frame(3, half));
        Assert.Equal(SendQueueState.Active, queue.State);
        queue.Enqueue(Frame(4, 1));
        Assert.Equal(SendQueueState.Behind, queue.State);
        // Nothing is written beside a write that is not done.
        Assert.False(queue.Ended.IsCompleted);
        sink.Free();
        await queue.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(
            [
                [1],
            ],
            sink.Writes
        );
    }

    [Fact]
    public void Send3_a_client_whose_frames_wait_for_more_than_two_seconds_is_behind()
    {
        var sink = new Sink { IsBusy = true };
        using var queue = LiveQueue(sink);
        queue.Enqueue(Frame(1));
        queue.Enqueue(Frame(2));
        _time.Advance(ClientSendQueue.MaxAge);
        queue.Enqueue(Frame(3));
        Assert.Equal(SendQueueState.Active, queue.State);
        _time.Advance(TimeSpan.FromTicks(1));
        queue.Enqueue(Frame(4));
        Assert.Equal(SendQueueState.Behind, queue.State);
    }

    [Fact]
    public async Task Send4_an_ended_stream_still_writes_what_waits_and_takes_nothing_more()
    {
        var sink = new Sink { IsBusy = true };
        using var queue = LiveQueue(sink);
        queue.Enqueue(Frame(1));
        queue.Enqueue(Frame(2));
        queue.End(SendQueueState.MembershipEnded);
        queue.End(SendQueueState.RoomMoved);
        queue.Enqueue(Frame(3));
        sink.Free();
        Assert.False(queue.Ended.IsCompleted);
        sink.Free();
        await queue.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(SendQueueState.MembershipEnded, queue.State);
        Assert.Equal(
            [
                [1],
                [2],
            ],
            sink.Writes
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send4_a_broken_connection_ends_only_its_own_stream(bool later)
    {
        var (broken, works) = (new Sink { IsBusy = later, IsBroken = !later }, new Sink());
        using var queue = LiveQueue(broken);
        using var other = LiveQueue(works);
        queue.Enqueue(Frame(1));
        other.Enqueue(Frame(1));
        queue.Enqueue(Frame(2));
        other.Enqueue(Frame(2));
        if (later)
        {
            broken.Free(new IOException("broken"));
        }
        await queue.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(SendQueueState.Stopped, queue.State);
        Assert.Equal(
            [
                [1],
            ],
            broken.Writes
        );
        Assert.Equal(
            [
                [1],
                [2],
            ],
            works.Writes
        );
    }

    [Fact]
    public void Send5_a_write_that_is_not_done_after_ten_seconds_ends_the_connection_and_no_other()
    {
        using var watchdog = new StallWatchdog(_time, NullLogger<StallWatchdog>.Instance);
        var (stalled, free) = (new Sink { IsBusy = true }, new Sink());
        using var queue = LiveQueue(stalled);
        using var other = LiveQueue(free);
        watchdog.Add(queue);
        watchdog.Add(other);
        queue.Enqueue(Frame(1));
        other.Enqueue(Frame(1));
        _time.Advance(StallWatchdog.MaxStall);
        Assert.False(stalled.IsAborted);
        _time.Advance(StallWatchdog.MaxStall);
        Assert.True(stalled.IsAborted);
        Assert.False(free.IsAborted);
    }

    private ClientSendQueue Queue(Sink sink) =>
        new(2, sink, _time, new Instruments(_metrics.GetRequiredService<IMeterFactory>()));

    private ClientSendQueue LiveQueue(Sink sink)
    {
        var queue = Queue(sink);
        queue.GoLive(0);
        return queue;
    }

    private static SharedFrame Frame(uint last, int size = 10) => new(last, new byte[size]);

    /// <summary>A client whose connection the test drives.</summary>
    private sealed class Sink : IFrameSink
    {
        private TaskCompletionSource? _write;

        public List<uint[]> Writes { get; } = [];

        public List<int> Threads { get; } = [];

        /// <summary>Whether a write is done only when the test frees the client.</summary>
        public bool IsBusy { get; set; }

        public bool IsBroken { get; set; }

        public bool IsAborted { get; private set; }

        public ValueTask WriteAsync(IReadOnlyList<SharedFrame> frames)
        {
            Assert.True(_write is null or { Task.IsCompleted: true }, "Two writes at once.");
            Writes.Add([.. frames.Select(frame => frame.Last)]);
            Threads.Add(Environment.CurrentManagedThreadId);
            if (IsBroken)
            {
                throw new IOException("broken");
            }
            _write = IsBusy ? new TaskCompletionSource() : null;
            return _write is null ? ValueTask.CompletedTask : new(_write.Task);
        }

        public void Free(Exception? broken = null)
        {
            var write = _write!;
            if (broken is null)
            {
                write.SetResult();
            }
            else
            {
                write.SetException(broken);
            }
        }

        public void Abort() => IsAborted = true;
    }
}
