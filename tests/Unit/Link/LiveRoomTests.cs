using ElephantBoard.Link;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class LiveRoomTests : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly FakeRoom _truth = new();
    private readonly FakeEntrance _entrance = new();
    private readonly HandDrivenTime _time = new();
    private readonly CancellationTokenSource _end = new();
    private readonly LiveRoom _room;
    private Task _run = Task.CompletedTask;

    public LiveRoomTests()
    {
        _entrance.Checkpoint = _truth.Checkpoint;
        _room = new(_entrance, FakeEntrance.Membership, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.WaitAsync(Bound).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    [Fact]
    public async Task Link1_events_that_are_held_are_ignored_and_a_gap_is_watched_again_from_the_place_held()
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Pour(2, (5, "one")));
        var first = _truth.Move(5, 10);
        var lost = _truth.Move(5, 20);
        var third = _truth.Move(5, 30);

        watch.Send(first, first, third);
        await ReachAsync(view => view.Room.Elephants.TryGetValue(5, out var elephant) && elephant.X == 10);
        var again = await AgainAsync();

        Assert.Equal(3u, again.After.Sequence);
        again.Send(lost, third);
        await ReachAsync(view => view.Room.Elephants[5].X == 30);
        Assert.Equal(1, _entrance.Checkpoints);
    }

    [Fact]
    public async Task Link2_a_room_that_differs_from_the_fingerprint_is_fetched_again_and_counted()
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Pour(2, (5, "one")));
        var told = _truth.Move(5, 10).Clone();
        told.Event.Moved.X = 11;

        watch.Send(told, _truth.Heartbeat());
        var again = await AgainAsync();

        Assert.Equal(1, _room.DivergenceCount);
        Assert.Equal(2, _entrance.Checkpoints);
        Assert.Equal(_truth.Place, again.After);
        Assert.Equal(10, _room.Now.Room.Elephants[5].X);
    }

    [Fact]
    public async Task Link3_a_heartbeat_ahead_is_proved_once_its_place_is_reached()
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Pour(2, (5, "one")));
        var told = _truth.Move(5, 10).Clone();
        told.Event.Moved.X = 11;

        watch.Send(_truth.Heartbeat());
        watch.Send(told);
        await AgainAsync();

        Assert.Equal(1, _room.DivergenceCount);
    }

    [Fact]
    public async Task Link3_a_place_that_a_heartbeat_named_and_the_next_one_finds_unreached_is_a_gap()
    {
        var watch = await EnterAsync();
        _truth.Pour(2, (5, "one"));

        watch.Send(_truth.Heartbeat());
        watch.Send(_truth.Heartbeat());
        var again = await AgainAsync();

        Assert.Equal(1u, again.After.Sequence);
        Assert.Equal(0, _room.DivergenceCount);
    }

    [Fact]
    public async Task Link4_a_text_that_does_not_prove_its_id_is_not_kept()
    {
        var watch = await EnterAsync();
        var items = _truth.Pour(2, (5, "one"), (6, "two"));
        items[0].Wording.Text = "another";

        watch.Send(items);
        await ReachAsync(view => view.Room.Elephants.Count == 2);

        Assert.Null(_room.Now.Text(_room.Now.Room.Elephants[5].Wording));
        Assert.Equal("two", _room.Now.Text(_room.Now.Room.Elephants[6].Wording));
    }

    [Theory]
    [InlineData("aside")]
    [InlineData("withdrawn")]
    [InlineData("erased")]
    public async Task Link4_the_texts_of_a_hidden_elephant_are_dropped(string how)
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Pour(2, (5, "one"), (6, "two")));
        var decision = FakeRoom.Say("so it be");
        watch.Send(
            new Item { Wording = decision },
            _truth.Happen(
                new Event
                {
                    KickedOut = new()
                    {
                        Elephant = 5,
                        Kind = DecisionKind.Step,
                        Decision = decision.Id,
                    },
                }
            )
        );
        await ReachAsync(view => view.Wordings.Count == 3);

        watch.Send(
            _truth.Happen(
                how switch
                {
                    "aside" => new Event { SetAside = new() { Elephant = 5 } },
                    "withdrawn" => new Event { Withdrawn = new() { Elephant = 5 } },
                    _ => new Event { Erased = new() { Elephant = 5 } },
                }
            )
        );
        await ReachAsync(view => view.Room.Sequence == 4);

        Assert.Equal(["two"], _room.Now.Wordings.Values);
    }

    [Fact]
    public async Task Link5_a_link_without_a_heartbeat_for_25_s_is_dead_and_comes_back()
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
        _time.Advance(TimeSpan.FromSeconds(24));
        watch.Send(_truth.Heartbeat());
        watch.Send(_truth.Pour(2, (5, "one")));
        await ReachAsync(view => view.Room.Sequence == 2);
        _time.Advance(TimeSpan.FromSeconds(24));
        watch.Send(_truth.Move(5, 10));
        await ReachAsync(view => view.Room.Sequence == 3);
        Assert.Equal(LinkPhase.Live, _room.Now.Link.Phase);

        _time.Advance(TimeSpan.FromSeconds(1));
        await ReachAsync(view => view.Link.Phase == LinkPhase.Reconnecting);
        var again = await AgainAsync();

        Assert.Equal(_truth.Place, again.After);
        again.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
    }

    [Fact]
    public async Task Link25_after_a_sleep_the_link_is_dead_within_a_second_and_a_new_connection_is_taken()
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);

        // The machine sleeps: its timers stand still.
        _time.MoveClock(TimeSpan.FromMinutes(40));
        _time.Advance(TimeSpan.FromSeconds(1));
        await ReachAsync(view => view.Link.Phase == LinkPhase.Reconnecting);

        Assert.Equal(1, _entrance.Abandoned);
        var again = await AgainAsync();
        again.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    [InlineData(-3600)]
    public async Task Link25_a_clock_that_is_put_back_or_a_little_forward_breaks_nothing(int seconds)
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);

        _time.MoveClock(TimeSpan.FromSeconds(seconds));
        _time.Advance(TimeSpan.FromSeconds(1));
        watch.Send(_truth.Heartbeat());
        watch.Send(_truth.Pour(2, (5, "one")));
        await ReachAsync(view => view.Room.Sequence == 2);
        _time.MoveClock(TimeSpan.FromSeconds(seconds));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(LinkPhase.Live, _room.Now.Link.Phase);
        Assert.Equal(0, _entrance.Abandoned);
    }

    [Fact]
    public async Task Link5_a_dead_link_is_found_although_the_clock_was_put_back_an_hour()
    {
        var watch = await EnterAsync();
        watch.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);

        _time.MoveClock(TimeSpan.FromHours(-1));
        _time.Advance(LiveRoom.HeartbeatTimeout);
        await ReachAsync(view => view.Link.Phase == LinkPhase.Reconnecting);

        Assert.Equal(1, _entrance.Abandoned);
    }

    [Fact]
    public async Task Link6_tries_again_after_a_fifth_of_a_second_and_later_every_five()
    {
        _entrance.Checkpoint = () => throw new LinkBrokenException();
        Start();

        var waits = new List<double>();
        for (var round = 0; round < 8; round++)
        {
            var wait = await _time.WaitingAsync();
            waits.Add(wait.TotalSeconds);
            _time.Advance(wait);
        }

        Assert.InRange(waits[0], 0.15, 0.2);
        Assert.InRange(waits[1], 0.3, 0.4);
        Assert.InRange(waits[^1], 3.75, 5);
    }

    [Theory]
    [InlineData(ResyncReason.Behind)]
    [InlineData(ResyncReason.Restored)]
    public async Task Link7_a_resync_is_a_checkpoint_and_a_watch_from_its_place(ResyncReason reason)
    {
        var watch = await EnterAsync();
        _truth.Pour(2, (5, "one"));
        _truth.Epoch = reason == ResyncReason.Restored ? 8ul : 7;

        watch.Send(new Item { Resync = new() { Reason = reason } });
        var again = await AgainAsync();

        Assert.Equal(_truth.Place, again.After);
        Assert.Equal("one", _room.Now.Text(_room.Now.Room.Elephants[5].Wording));
    }

    [Fact]
    public async Task Link7_a_heartbeat_of_another_epoch_is_a_resync()
    {
        var watch = await EnterAsync();
        _truth.Epoch = 8;

        watch.Send(_truth.Heartbeat());
        var again = await AgainAsync();

        Assert.Equal(8ul, again.After.Epoch);
    }

    [Fact]
    public async Task Link7_a_checkpoint_that_does_not_prove_itself_is_set_aside_for_the_timeline()
    {
        var pour = _truth.Pour(2, (5, "one"));
        _entrance.Checkpoint = () =>
        {
            var answer = _truth.Checkpoint();
            answer.Checkpoint!.State.Name = "Another room";
            return answer;
        };

        var watch = await EnterAsync();

        Assert.Equal(new Place(), watch.After);
        watch.Send(_truth.Opening);
        watch.Send(pour);
        watch.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Epoch == 7 && view.Room.Sequence == 2);
        Assert.Equal(0, _room.DivergenceCount);
    }

    [Theory]
    [InlineData(ByeReason.StayEnded, RefusalCode.Unspecified)]
    [InlineData(ByeReason.Refused, RefusalCode.Token)]
    public async Task Link8_a_membership_that_ended_is_not_tried_again(ByeReason reason, RefusalCode code)
    {
        var watch = await EnterAsync();

        watch.Send(
            new Item
            {
                Bye = new()
                {
                    Reason = reason,
                    Refusal = new() { Code = code },
                },
            }
        );
        await _run.WaitAsync(Bound);

        Assert.Equal(LinkPhase.Ended, _room.Now.Link.Phase);
        Assert.Equal(code, _room.Now.Link.Refusal?.Code);
    }

    [Fact]
    public async Task Link8_a_server_that_stops_is_come_back_to()
    {
        var watch = await EnterAsync();

        watch.Send(new Item { Bye = new() { Reason = ByeReason.ServerStops } });

        Assert.Equal(_truth.Place, (await AgainAsync()).After);
    }

    [Fact]
    public async Task Link9_an_event_of_a_newer_build_stops_the_room_and_nothing_after_it_is_applied()
    {
        var watch = await EnterAsync();

        watch.Send(
            new Item
            {
                Event = new() { Sequence = 2, Reader = Reader.Version + 1 },
            }
        );
        await _run.WaitAsync(Bound);

        Assert.Equal(LinkPhase.UpgradeRequired, _room.Now.Link.Phase);
        Assert.Equal(1u, _room.Now.Room.Sequence);
    }

    [Fact]
    public async Task Limit1_limits_are_read_again_whenever_the_room_is_followed_and_stay_where_they_are_not_told()
    {
        Assert.Equal(KnownLimits.Default, _room.Now.Limits);
        Tell(new() { Text = 100, PocketItems = 3 });
        var watch = await EnterAsync();
        watch.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Equal(new RoomLimits(KnownLimits.Default) { Text = 100, PocketItems = 3 }, _room.Now.Limits);

        Tell(new() { Text = 200 });
        watch.Break();
        var again = await AgainAsync();
        again.Send(_truth.Heartbeat());
        await ReachAsync(view => view.Limits.Text == 200);

        _entrance.Describe = () => throw new LinkBrokenException();
        again.Break();
        (await AgainAsync()).Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Equal(200u, _room.Now.Limits.Text);

        void Tell(RoomLimits limits) => _entrance.Describe = () => new() { Room = new() { Limits = limits } };
    }

    [Fact]
    public async Task Limit1_the_limits_are_asked_for_beside_the_watch()
    {
        var described = new TaskCompletionSource<DescribeRoomResponse>();
        _entrance.Described = described.Task;
        var watch = await EnterAsync();
        watch.Send(_truth.Heartbeat());
        described.SetResult(new() { Room = new() { Limits = new RoomLimits { Text = 200 } } });
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Equal(200u, _room.Now.Limits.Text);
    }

    [Fact]
    public async Task Panel18_a_new_watch_without_an_announced_pour_ends_it()
    {
        var pour = new PourAnnounced { Round = 1, At = 5_000 };
        var known = new Item
        {
            Live = new() { Hat = 6, Pour = pour },
        };
        var watch = await EnterAsync();
        watch.Send(known, _truth.Heartbeat());
        await ReachAsync(view => view.Live.Pour is not null);
        watch.Send(_truth.Heartbeat());
        watch.Send(_truth.Pour(2, (5, "one")));
        await ReachAsync(view => view.Room.Sequence == 2);
        Assert.Equal(pour, _room.Now.Live.Pour);

        watch.Break();
        var again = await AgainAsync();
        again.Send(known, _truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Equal(pour, _room.Now.Live.Pour);

        // A server that was restarted knows nothing of it.
        again.Break();
        (await AgainAsync()).Send(_truth.Heartbeat());
        await ReachAsync(view => view.Link.Phase == LinkPhase.Live);
        Assert.Null(_room.Now.Live.Pour);
        Assert.Equal(6u, _room.Now.Live.Hat);
    }

    private void Start() => _run = Task.Run(() => _room.RunAsync(_end.Token));

    private async Task<FakeWatch> EnterAsync()
    {
        Start();
        return await _entrance.WatchedAsync();
    }

    /// <summary>The next watch, once the wait before it is over.</summary>
    private Task<FakeWatch> AgainAsync() => _time.PassUntilAsync(_entrance.WatchedAsync());

    private async Task ReachAsync(Func<RoomView, bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(RoomChange change)
        {
            if (condition(change.After))
            {
                reached.TrySetResult();
            }
        }
        _room.Changed += Look;
        if (!condition(_room.Now))
        {
            await reached.Task.WaitAsync(Bound);
        }
        _room.Changed -= Look;
    }
}
