using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Integration.Bad;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>How often a room is asked.</summary>
public sealed class AdmissionTests
{
    [Fact]
    public async Task Enter10_a_command_of_a_known_participant_is_one_call_of_the_room()
    {
        var calls = new Calls();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddSingleton<IIncomingGrainCallFilter>(calls)
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        await using var hub = await RawHub.ConnectAsync(server.Http);
        calls.Clear();
        for (var n = 1; n <= 50; n++)
        {
            await room.DoAsync(Move(room, n), room.People[1]);
            Assert.Null((await hub.DoAsync(room.People[1].Token, Move(room, 100 + n))).Refusal);
        }
        Assert.Equal(100, calls.Of(nameof(IRoomGrain.Do)));
        Assert.Equal(1, calls.Of(nameof(IRoomGrain.Admit)));
    }

    [Fact]
    public async Task Enter10_a_call_whose_room_does_not_learn_the_sender_asks_it_first_each_time()
    {
        var calls = new Calls();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddSingleton<IIncomingGrainCallFilter>(calls)
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var proof = Workshop.Proof(room.People[1]);
        await room.DoAsync(Move(room, 1), room.People[1]);
        calls.Clear();
        for (var n = 1; n <= 3; n++)
        {
            await room.Rooms.HereAsync(new HereRequest { X = n }, proof);
            await room.Rooms.KeepAsync(new PocketCommand { Round = 1 }, proof);
            await room.Rooms.ReadPocketAsync(new ReadPocketRequest { Round = 1 }, proof);
        }
        Assert.Equal(9, calls.Of(nameof(IRoomGrain.Admit)));
    }

    [Fact]
    public async Task Enter10_commands_that_arrive_together_are_one_call_of_the_room_and_counted_one_by_one()
    {
        const int commands = 200;
        var calls = new Calls();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddSingleton<IIncomingGrainCallFilter>(calls)
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var counted = 0L;
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                var isOurs = instrument.Meter.Scope == server.Services.GetRequiredService<IMeterFactory>();
                if (isOurs && instrument.Name == "elephantboard.commands")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        metrics.SetMeasurementEventCallback<long>((_, number, _, _) => Interlocked.Add(ref counted, number));
        metrics.Start();
        calls.Clear();
        await using var act = await RawAct.SendAsync(
            server.Grpc,
            room.People[1].Token,
            Enumerable.Range(1, commands).SelectMany(n => RawAct.Framed(Move(room, n).ToByteArray()))
        );
        var answers = await act.RestAsync().Within("an answer to each");
        Assert.Equal(commands, answers.Count(answer => answer.Accepted is not null));
        Assert.Equal(commands, counted);
        // Their bytes may arrive in a few pieces.
        Assert.InRange(calls.Of(nameof(IRoomGrain.Do)), 1, 10);
        Assert.Equal(1, calls.Of(nameof(IRoomGrain.Admit)));
    }

    private static Command Move(Workshop room, int x) =>
        new()
        {
            Id = Workshop.NewId(),
            MoveElephant = new MoveElephant { Elephant = room.Elephants[0], X = x },
        };

    private sealed class Calls : IIncomingGrainCallFilter
    {
        private readonly ConcurrentQueue<string> _methods = new();

        public void Clear() => _methods.Clear();

        public int Of(string method) => _methods.Count(called => called == method);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Grain is IRoomGrain)
            {
                _methods.Enqueue(context.MethodName);
            }
            return context.Invoke();
        }
    }
}
