using ElephantBoard.Host.Rooms;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>Somebody is removed while a stream of theirs is being opened: before its first call to the room, before its second, and so on.</summary>
public sealed class EndedMembershipTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter2_a_participant_removed_while_a_stream_opens_gets_nothing_that_happens_later(
        bool othersWatch
    )
    {
        var between = new StepBetween();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddSingleton<IIncomingGrainCallFilter>(between)
        );
        var step = 1;
        for (var fired = true; fired; step++)
        {
            await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
            using var other = othersWatch ? await WatchAsync(room, room.Host) : null;
            fired = await RemovedBeforeAsync(room, between, step);
        }
        // It opened in so many calls; with fewer than these nothing was tried.
        Assert.True(step > 4, $"{step - 2} calls");
    }

    [Fact]
    public async Task Enter2_pages_of_the_timeline_end_with_the_stay()
    {
        var between = new StepBetween();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddSingleton<IIncomingGrainCallFilter>(between)
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var gone = room.People[1];
        var ended = 0u;
        between.Before(2, async () => ended = await RemoveAsync(room, gone));
        using var call = room.Timelines.ListEvents(new ListEventsRequest(), Workshop.Proof(gone));
        var items = await call.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items).ToListAsync();
        Assert.True(ended > 0);
        Assert.DoesNotContain(items, item => item.Event?.Sequence > ended);
        Assert.Equal(RefusalCode.Token, items[^1].Bye?.Refusal?.Code);
    }

    [Fact]
    public async Task Enter2_a_room_as_it_is_or_was_is_not_sent_to_a_participant_removed_meanwhile()
    {
        var between = new StepBetween();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddSingleton<IIncomingGrainCallFilter>(between)
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 2, 1);
        var (one, two) = (room.People[1], room.People[2]);
        between.Before(2, () => RemoveAsync(room, one));
        var checkpoint = await room.Rooms.GetCheckpointAsync(new GetCheckpointRequest(), Workshop.Proof(one));
        Assert.Equal(RefusalCode.Token, checkpoint.Refusal?.Code);
        between.Before(2, () => RemoveAsync(room, two));
        var then = await room.Timelines.GetStateAtAsync(new GetStateAtRequest { Sequence = 1 }, Workshop.Proof(two));
        Assert.Equal(RefusalCode.Token, then.Refusal?.Code);
    }

    /// <summary>Whether the stream opened in so many calls.</summary>
    private static async Task<bool> RemovedBeforeAsync(Workshop room, StepBetween between, int step)
    {
        var gone = room.People[1];
        var ended = 0u;
        var removed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        between.Before(
            step,
            async () =>
            {
                ended = await RemoveAsync(room, gone);
                removed.SetResult();
            }
        );
        using var watch = room.Rooms.Watch(new WatchRequest(), Workshop.Proof(gone));
        var last = new Item();
        var next = watch.ResponseStream.MoveNext(default);
        while (await next.Within($"the end of the stream after a removal before its call {step}"))
        {
            foreach (var item in watch.ResponseStream.Current.Items)
            {
                Assert.False(item.Event?.Sequence > Volatile.Read(ref ended) && ended > 0, $"Before call {step}.");
                last = item;
            }
            if (last.Heartbeat is not null && between.Disarm())
            {
                return false;
            }
            next = watch.ResponseStream.MoveNext(default);
        }
        await removed.Task.Within("the removal");
        Assert.True(last.Bye?.Reason is ByeReason.StayEnded or ByeReason.Refused, $"Before call {step}: {last}");
        return true;
    }

    /// <summary>Removes somebody, then does something. Returns the place where their membership ended.</summary>
    private static async Task<uint> RemoveAsync(Workshop room, Membership gone)
    {
        var place = await room.DoAsync(
            new Command { RemoveParticipant = new RemoveParticipant { Participant = gone.Participant } }
        );
        for (var n = 1; n <= 3; n++)
        {
            await room.DoAsync(
                new Command
                {
                    MoveElephant = new MoveElephant
                    {
                        Elephant = room.Elephants[0],
                        X = 100 + n,
                        Y = 100,
                    },
                }
            );
        }
        return place.Sequence;
    }

    private static async Task<AsyncServerStreamingCall<Frame>> WatchAsync(Workshop room, Membership membership)
    {
        var watch = room.Rooms.Watch(new WatchRequest(), Workshop.Proof(membership));
        Assert.True(await watch.ResponseStream.MoveNext(default).Within("a frame"));
        return watch;
    }

    /// <summary>Does something before the n-th call that a room gets from now on.</summary>
    private sealed class StepBetween : IIncomingGrainCallFilter
    {
        private readonly Lock _lock = new();
        private Func<Task>? _act;
        private int _calls;

        public void Before(int call, Func<Task> act)
        {
            lock (_lock)
            {
                (_calls, _act) = (call, act);
            }
        }

        /// <summary>Whether it was not done yet.</summary>
        public bool Disarm()
        {
            lock (_lock)
            {
                var armed = _act is not null;
                _act = null;
                return armed;
            }
        }

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (Due(context) is { } act)
            {
                await act();
            }
            await context.Invoke();
        }

        private Func<Task>? Due(IIncomingGrainCallContext context)
        {
            // The stream of a feed that is on already asks by itself, now and then.
            if (context.Grain is not IRoomGrain || context.MethodName is "MoveNext" or "DisposeAsync")
            {
                return null;
            }
            lock (_lock)
            {
                if (_act is null || --_calls > 0)
                {
                    return null;
                }
                var act = _act;
                _act = null;
                return act;
            }
        }
    }
}
