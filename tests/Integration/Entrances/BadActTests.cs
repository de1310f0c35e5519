using ElephantBoard.Host.Entrances;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Bad;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Private;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>Streams of commands that are sent or read badly, or that the server ends.</summary>
public sealed class BadActTests(ITestOutputHelper output)
{
    // gRPC's status codes.
    private const string Internal = "13";

    private static readonly (string, string)[] Unlimited =
    [
        ("ElephantBoard:Limits:CommandsPerSecond", "1000000"),
        ("ElephantBoard:Limits:CommandBurst", "1000000"),
    ];

    [Fact]
    public async Task Act5_of_a_client_that_never_reads_its_answers_little_is_read_and_its_stream_ends()
    {
        var count = Proofs.Number(commit: 100_000, night: 1_000_000);
        // Both windows of the answers and the server's buffer, in answers of 19 bytes, and a group.
        const uint mostRead = 10_000;
        var time = new StallTime();
        await using var server = await RunningServer.StartAsync(
            services => services.AddKeyedSingleton<TimeProvider>(Clocks.Streams, time),
            settings: Unlimited
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 2);
        var start = (await room.DoAsync(Move(room.Elephants[1], 1), room.People[1])).Sequence;
        var others = 0u;
        using var channel = GrpcChannel.ForAddress(server.Grpc);
        using var act = new RoomService.RoomServiceClient(channel).Act(Workshop.Proof(room.Host));
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            while (sent < count)
            {
                await act.RequestStream.WriteAsync(Move(room.Elephants[0], ++sent % 1_400));
            }
        });

        // Somebody else's commands are answered all the while. At last nothing happens between many of them, and one write waits.
        const int quiet = 20;
        var (before, after, write) = (0u, 0u, 0);
        do
        {
            write = time.Writes;
            before = await MoveOtherAsync();
            for (var number = 0; number < quiet; number++)
            {
                after = await MoveOtherAsync();
            }
        } while (after != before + quiet || !time.IsSomethingStalled || time.Writes != write);

        var read = after - start - others;
        output.WriteLine($"{sent} sent, {read} read.");
        Assert.InRange(read, 1u, mostRead);
        Assert.True(Volatile.Read(ref sent) < count, "The client was not held.");
        time.Advance(StallWatchdog.MaxStall);
        var closed = await Assert.ThrowsAsync<RpcException>(() =>
            act.ResponseStream.ReadAllAsync().CountAsync().AsTask().Within("the end of the stream")
        );
        Assert.Equal(StatusCode.ResourceExhausted, closed.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => sending.Within("the end of sending"));
        await MoveOtherAsync();

        async Task<uint> MoveOtherAsync()
        {
            others++;
            var move = Move(room.Elephants[1], (int)(others % 1_000) + 2);
            return (await room.DoAsync(move, room.People[1]).Within("somebody else's command")).Sequence;
        }
    }

    [Fact]
    public async Task Act6_of_a_flood_each_command_is_answered_those_over_the_rate_with_a_refusal()
    {
        // More bytes than one message may have.
        var count = Proofs.Number(commit: 30_000, night: 1_000_000);
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 2, 2);
        var (hasty, calm) = (room.People[1], room.People[2]);
        using var act = room.Rooms.Act(Workshop.Proof(hasty));
        var sending = Task.Run(async () =>
        {
            for (var n = 1; n <= count; n++)
            {
                // Each to a place of its own: a move to where the elephant is changes nothing.
                await act.RequestStream.WriteAsync(Move(room.Elephants[0], n % 1_400, n / 1_400));
            }
            await act.RequestStream.CompleteAsync();
        });
        var (accepted, refused, last) = (0, 0, 0u);
        var reading = Task.Run(async () =>
        {
            await foreach (var answer in act.ResponseStream.ReadAllAsync())
            {
                if (answer.Refusal is { } refusal)
                {
                    refused++;
                    Assert.Equal(RefusalCode.TooFast, refusal.Code);
                }
                else
                {
                    accepted++;
                    Assert.True(answer.Accepted.Sequence > last);
                    last = answer.Accepted.Sequence;
                }
            }
        });
        var others = 0;
        while (!reading.IsCompleted && others < 50)
        {
            await room.DoAsync(Move(room.Elephants[1], ++others), calm).Within("somebody else's command");
        }
        await sending;
        await reading;

        Assert.Equal(count, accepted + refused);
        Assert.True(accepted > 0 && refused > 0, $"{accepted} accepted, {refused} refused");
        var moves = (await room.EventsAsync()).Count(evt => evt.Moved?.Elephant == room.Elephants[0]);
        Assert.Equal(accepted, moves);
    }

    public static TheoryData<string, byte[]> BrokenEnds =>
        new()
        {
            { "half a head", [0, 0, 0] },
            { "half a message", [.. RawAct.Framed(new byte[100]).Take(50)] },
            { "an unknown flag", [7, 0, 0, 0, 1, 0] },
            { "compressed without saying how", [1, 0, 0, 0, 1, 0] },
            { "a length that nothing has", [0, 0xFF, 0xFF, 0xFF, 0xFF] },
        };

    [Theory]
    [MemberData(nameof(BrokenEnds))]
    public async Task Act7_a_stream_that_breaks_off_ends_with_a_reason_behind_its_answers(string what, byte[] bytes)
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 1);
        await using var act = await RawAct.SendAsync(
            server.Grpc,
            room.Host.Token,
            [.. RawAct.Framed(Move(room.Elephants[0], 1).ToByteArray()), .. bytes]
        );
        var answer = Assert.Single(await act.RestAsync().Within("the end of a stream with " + what));
        Assert.NotNull(answer.Accepted);
        var (code, sentence) = act.Status();
        Assert.Equal(Internal, code);
        Assert.True(sentence.Length > 10, sentence);
        await room.DoAsync(Move(room.Elephants[0], 2));
    }

    [Fact]
    public async Task Act8_a_server_that_stops_answers_what_it_took_and_ends_the_stream()
    {
        var log = new WatchedLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(services => services.AddSingleton<IRoomLog>(_ => log));
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        using var idle = room.Rooms.Act(Workshop.Proof(room.People[1]));
        using var act = room.Rooms.Act(Workshop.Proof(room.Host));
        var reached = log.HoldAsync();
        await act.RequestStream.WriteAsync(Move(room.Elephants[0], 1));
        await reached.Within("the commit");
        var stopping = new TaskCompletionSource();
        server.Services.GetRequiredService<GracefulShutdown>().Stopping.Register(stopping.SetResult);
        var stop = Task.Run(server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication);
        await stopping.Task.Within("the stop");
        log.Pass();

        Assert.True(await act.ResponseStream.MoveNext(default).Within("the answer"));
        Assert.NotNull(act.ResponseStream.Current.Accepted);
        await EndsAsync(act, StatusCode.Unavailable);
        await EndsAsync(idle, StatusCode.Unavailable);
        await stop;
    }

    [Fact]
    public async Task Act8_what_the_room_has_received_is_done_though_its_client_is_gone()
    {
        var log = new WatchedLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(services => services.AddSingleton<IRoomLog>(_ => log));
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 1);
        var reached = log.HoldAsync();
        using (var act = room.Rooms.Act(Workshop.Proof(room.Host)))
        {
            await act.RequestStream.WriteAsync(Move(room.Elephants[0], 7));
            await reached.Within("the commit");
        }
        var done = log.Next;
        log.Pass();
        await done.Within("the end of the commit");
        await room.DoAsync(Move(room.Elephants[0], 8));
        Assert.Equal([7, 8], (await room.EventsAsync()).Select(evt => evt.Moved?.X).OfType<int>());
    }

    private static async Task EndsAsync(AsyncDuplexStreamingCall<Command, Answer> act, StatusCode code)
    {
        var ended = await Assert.ThrowsAsync<RpcException>(() =>
            act.ResponseStream.MoveNext(default).Within("the end of the stream")
        );
        Assert.Equal(code, ended.StatusCode);
    }

    private static Command Move(ulong elephant, int x, int y = 0) =>
        new()
        {
            Id = Workshop.NewId(),
            MoveElephant = new MoveElephant
            {
                Elephant = elephant,
                X = x,
                Y = y,
            },
        };

    /// <summary>Tells whether a write waits for its reader. Driven by the test.</summary>
    private sealed class StallTime : FakeTimeProvider
    {
        private int _waiting;
        private int _writes;

        /// <summary>Writes that had to wait, however shortly.</summary>
        public int Writes => Volatile.Read(ref _writes);

        public bool IsSomethingStalled => Volatile.Read(ref _waiting) > 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime != StallWatchdog.MaxStall)
            {
                return timer;
            }
            Interlocked.Increment(ref _writes);
            Interlocked.Increment(ref _waiting);
            return new Waiting(timer, () => Interlocked.Decrement(ref _waiting));
        }

        private sealed class Waiting(ITimer timer, Action ended) : ITimer
        {
            private Action? _ended = ended;

            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                Interlocked.Exchange(ref _ended, null)?.Invoke();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
