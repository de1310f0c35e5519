using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ElephantBoard.Tests.Integration.Bad;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ElephantBoard.Tests.Integration.Hard;

[Collection(nameof(Alone))]
public sealed class StalledReaderTests(ITestOutputHelper output) : IDisposable
{
    private const int Healthy = 10;
    private const int StalledAtOnce = 25;
    private const int EventsPerSecond = 100;
    private const long MaxGrowth = 64L << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lost6_fifty_readers_that_take_nothing_cost_little_and_hold_nobody_up()
    {
        var seconds = Proofs.Number(commit: 20, night: 600);
        await using var server = await ServerProcess.StartAsync(_folder);
        // A long text, so that what stalls stalls soon: it travels again each time its elephant is put back.
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 1, text: "{0}" + new string('é', 1_990));
        await using var proxy = new FaultProxy(server.Http);
        var sent = new ConcurrentDictionary<uint, long>();
        var came = new ConcurrentQueue<(uint Sequence, long At)>();
        using var over = new CancellationTokenSource();

        var healthy = Enumerable.Range(0, Healthy).Select(_ => new Reader(server.Grpc, room, over.Token)).ToList();
        foreach (var reader in healthy)
        {
            await reader.LiveAsync().Within("a healthy reader at the head");
        }
        var reading = healthy
            .Select(reader => reader.ReadAsync(evt => came.Enqueue((evt.Sequence, Stopwatch.GetTimestamp()))))
            .ToList();
        // Half of them stop reading their stream, half their socket.
        var overGrpc = Enumerable
            .Range(0, StalledAtOnce)
            .Select(_ => new Reader(server.Grpc, room, over.Token))
            .ToList();
        var overHub = new List<RawHub>();
        foreach (var reader in overGrpc)
        {
            await reader.LiveAsync().Within("a reader at the head");
        }
        for (var number = 0; number < StalledAtOnce; number++)
        {
            var hub = await RawHub.ConnectAsync(proxy.Address);
            var items = hub.WatchAsync(room.Host.Token).GetAsyncEnumerator();
            Assert.True(await items.MoveNextAsync().AsTask().Within("a hub reader's first item"));
            overHub.Add(hub);
        }
        proxy.HoldReplies();

        var before = Memory(server);
        var max = before;
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / EventsPerSecond));
        var head = 0u;
        for (var number = 0; number < seconds * EventsPerSecond; number++)
        {
            await pace.WaitForNextTickAsync();
            var act =
                number % 2 == 0
                    ? new Command { SetAside = new SetAside { Elephant = room.Elephants[0] } }
                    : new Command { PutBack = new PutBack { Elephant = room.Elephants[0] } };
            var start = Stopwatch.GetTimestamp();
            head = (await room.DoAsync(act)).Sequence;
            sent[head] = start;
            max = number % EventsPerSecond == 0 ? Math.Max(max, Memory(server)) : max;
        }
        max = Math.Max(max, Memory(server));
        foreach (var reader in healthy)
        {
            await reader.Reached(head).Within("every event at every healthy reader");
        }
        var ordered = came.Where(delivery => sent.ContainsKey(delivery.Sequence))
            .Select(delivery => Stopwatch.GetElapsedTime(sent[delivery.Sequence], delivery.At).TotalMilliseconds)
            .Order()
            .ToList();
        output.WriteLine(
            $"{head} events, {ordered.Count} timed deliveries: p50 {ordered[ordered.Count / 2]:N1} ms, p99 {ordered[ordered.Count * 99 / 100]:N1} ms (from the command to the reader)."
        );
        output.WriteLine($"The server grew by {(max - before) / 1048576.0:N1} MiB, its sockets' queues included.");
        Assert.True(max - before <= MaxGrowth, $"It grew by {(max - before) >> 20} MiB.");

        // Stalled clients are disconnected: one that reads again finds a resync or a closed stream.
        foreach (var reader in overGrpc)
        {
            Assert.False(await reader.EndAsync(head).Within("the end of a stalled stream"), "It got every event.");
        }
        // And on the hub, whose replies are held still: the server has closed its side of every connection.
        await ClosedAsync(server).Within("the end of the stalled hub connections");
        proxy.Pass();
        foreach (var hub in overHub)
        {
            await hub.DisposeAsync();
        }
        await over.CancelAsync();
        await Task.WhenAll(reading).Within("the healthy readers' end");
        foreach (var reader in healthy.Concat(overGrpc))
        {
            reader.Dispose();
        }
    }

    /// <summary>Resident memory of the server, and what waits in the kernel for its sockets to be sent.</summary>
    private static long Memory(ServerProcess server)
    {
        var pages = long.Parse(
            File.ReadAllText($"/proc/{server.Id}/statm").Split(' ')[1],
            CultureInfo.InvariantCulture
        );
        var queued = Sockets(server).Sum(parts => Convert.ToInt64(parts[4].Split(':')[0], 16));
        return (pages * Environment.SystemPageSize) + queued;
    }

    /// <summary>The kernel's lines about the server's own ends of its connections.</summary>
    private static IEnumerable<string[]> Sockets(ServerProcess server, params int[] ports)
    {
        var asked = ports.Length > 0 ? ports : [server.Http.Port, server.Grpc.Port];
        return File.ReadLines($"/proc/{server.Id}/net/tcp")
            .Concat(File.ReadLines($"/proc/{server.Id}/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts[1].Contains(':') && asked.Contains(Convert.ToInt32(parts[1].Split(':')[1], 16)));
    }

    /// <summary>Done when no connection of page and hub is open at the server's side.</summary>
    private static async Task ClosedAsync(ServerProcess server)
    {
        const string open = "01";
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Sockets(server, server.Http.Port).Any(parts => parts[3] == open))
        {
            await look.WaitForNextTickAsync();
        }
    }

    /// <summary>One gRPC stream with a connection of its own.</summary>
    private sealed class Reader : IDisposable
    {
        private readonly GrpcChannel _channel;
        private readonly AsyncServerStreamingCall<Frame> _call;
        private readonly Dictionary<uint, TaskCompletionSource> _awaited = [];
        private uint _reached;

        public Reader(Uri grpc, Workshop room, CancellationToken over)
        {
            _channel = GrpcChannel.ForAddress(grpc);
            var rooms = new RoomService.RoomServiceClient(_channel);
            _call = rooms.Watch(new WatchRequest(), Workshop.Proof(room.Host), cancellationToken: over);
        }

        public async Task LiveAsync()
        {
            while (await _call.ResponseStream.MoveNext(default))
            {
                if (_call.ResponseStream.Current.Items.Any(item => item.Heartbeat is not null))
                {
                    return;
                }
            }
        }

        public Task Reached(uint sequence)
        {
            lock (_awaited)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_reached >= sequence)
                {
                    reached.SetResult();
                }
                _awaited[sequence] = reached;
                return reached.Task;
            }
        }

        public async Task ReadAsync(Action<Event> happened)
        {
            try
            {
                await foreach (var frame in _call.ResponseStream.ReadAllAsync())
                {
                    foreach (var item in frame.Items)
                    {
                        Assert.Null(item.Resync);
                        if (item.Event is { } next)
                        {
                            happened(next);
                            Reach(next.Sequence);
                        }
                    }
                }
            }
            catch (RpcException cancelled) when (cancelled.StatusCode == StatusCode.Cancelled)
            {
                // The test is over.
            }
        }

        /// <summary>Reads on. True: every event came, as if nothing had been. False: a resync, or the stream was closed.</summary>
        public async Task<bool> EndAsync(uint head)
        {
            try
            {
                await foreach (var frame in _call.ResponseStream.ReadAllAsync())
                {
                    if (frame.Items.Any(item => item.Resync is not null || item.Bye is not null))
                    {
                        return false;
                    }
                    if (frame.Items.Any(item => item.Event?.Sequence >= head))
                    {
                        return true;
                    }
                }
            }
            catch (RpcException closed)
            {
                Assert.Equal(StatusCode.ResourceExhausted, closed.StatusCode);
            }
            return false;
        }

        public void Dispose()
        {
            _call.Dispose();
            _channel.Dispose();
        }

        private void Reach(uint sequence)
        {
            lock (_awaited)
            {
                _reached = sequence;
                if (_awaited.Remove(sequence, out var waiting))
                {
                    waiting.SetResult();
                }
            }
        }
    }
}
