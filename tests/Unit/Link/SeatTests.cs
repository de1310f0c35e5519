using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Xunit;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class SeatTests : IAsyncDisposable
{
    private readonly FakeRoom _truth = new();
    private readonly FakeEntrance _entrance = new();
    private readonly HandDrivenTime _time = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SeatKeys _keys = SeatKeys.Make();
    private readonly MemoryOutboxStore _store = new();
    private readonly FakeSource _source;
    private readonly Seat _seat;
    private Task _run = Task.CompletedTask;

    public SeatTests()
    {
        _source = new(_truth);
        _seat = NewSeat();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    [Fact]
    public async Task Link10_commands_are_sent_one_at_a_time_in_order()
    {
        Start();
        var first = _seat.DoAsync(Move(5), null, default);
        var second = _seat.DoAsync(Move(6), null, default);

        var sent = await _entrance.CommandedAsync();
        await WaitingAsync(_seat, 2);
        Assert.False(_entrance.IsCommanded);
        sent.Answer.SetResult(Accepted(9));
        Assert.Equal(9u, (await first).Accepted.Sequence);

        var next = await _entrance.CommandedAsync();
        Assert.Equal(6ul, next.Asked.MoveElephant.Elephant);
        Assert.Equal(sent.Asked.Id.Lane, next.Asked.Id.Lane);
        Assert.Equal((1u, 2u), (sent.Asked.Id.Counter, next.Asked.Id.Counter));
        next.Answer.SetResult(Refused(RefusalCode.NoElephant));
        Assert.Equal(RefusalCode.NoElephant, (await second).Refusal.Code);
        Assert.Empty(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task Link10_a_command_is_sent_again_with_its_id_until_it_is_answered()
    {
        Start();
        var done = _seat.DoAsync(Move(5), null, default);

        var first = await _entrance.CommandedAsync();
        first.Answer.SetException(new LinkBrokenException());
        var second = await _time.PassUntilAsync(_entrance.CommandedAsync());
        second.Answer.SetResult(Refused(RefusalCode.AskAgain));
        var third = await _time.PassUntilAsync(_entrance.CommandedAsync());
        _time.Advance(CommandOutbox.RequestTimeout);
        var fourth = await _time.PassUntilAsync(_entrance.CommandedAsync());

        Assert.All([second, third, fourth], again => Assert.Equal(first.Asked, again.Asked));
        Assert.False(done.IsCompleted);
        fourth.Answer.SetResult(Accepted(9));
        await done;
    }

    [Fact]
    public async Task Link10_what_an_earlier_run_left_is_sent_first_with_its_old_ids()
    {
        var left = _seat.DoAsync(Move(5), null, default);
        var next = NewSeat();
        var answered = new List<Command>();
        next.CommandOutbox.Answered += (command, _) => answered.Add(command);
        var done = next.DoAsync(Move(6), null, default);
        Assert.False(left.IsCompleted);

        _run = Task.Run(() => next.RunAsync(_end.Token));
        var first = await _entrance.CommandedAsync();
        Assert.Equal(5ul, first.Asked.MoveElephant.Elephant);
        await WaitingAsync(next, 2);
        first.Answer.SetResult(Accepted(8));
        var second = await _entrance.CommandedAsync();
        Assert.Equal(6ul, second.Asked.MoveElephant.Elephant);
        Assert.NotEqual(first.Asked.Id.Lane, second.Asked.Id.Lane);
        second.Answer.SetResult(Accepted(9));
        await done;

        Assert.Equal([first.Asked], answered);
    }

    [Fact]
    public async Task Link29_what_a_token_that_ended_could_not_do_waits_for_the_next_stay()
    {
        Start();
        var first = _seat.DoAsync(Move(5), null, default);
        _ = _seat.DoAsync(Move(6), null, default);
        var sent = await _entrance.CommandedAsync();
        await WaitingAsync(_seat, 2);

        sent.Answer.SetResult(Refused(RefusalCode.Token));

        Assert.Equal(RefusalCode.Token, (await first).Refusal.Code);
        Assert.Equal(2, _seat.CommandOutbox.PendingCount);
        Assert.Equal(2, (await _store.ReadAsync(default)).Count);
        Assert.False(_entrance.IsCommanded);
        var next = NewSeat();
        _run = Task.Run(() => next.RunAsync(_end.Token));
        Assert.Equal(sent.Asked, (await _entrance.CommandedAsync()).Asked);
    }

    [Fact]
    public async Task Link29_leaving_waits_for_nothing_and_is_not_done_by_who_comes_back()
    {
        _ = _seat.DoAsync(new() { Leave = new() }, null, default);
        _ = _seat.DoAsync(Move(5), null, default);
        await WaitingAsync(_seat, 1);
        var next = NewSeat();

        _run = Task.Run(() => next.RunAsync(_end.Token));

        Assert.Equal(5ul, (await _entrance.CommandedAsync()).Asked.MoveElephant.Elephant);
        Assert.Single(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task Link29_who_left_by_a_token_that_ended_has_left()
    {
        Start();
        var left = _seat.DoAsync(new() { Leave = new() }, null, default);

        (await _entrance.CommandedAsync()).Answer.SetResult(Refused(RefusalCode.Token));
        await left;
        _ = _seat.DoAsync(Move(6), null, default);

        Assert.Equal(6ul, (await _entrance.CommandedAsync()).Asked.MoveElephant.Elephant);
    }

    [Fact]
    public async Task Link29_what_was_done_before_a_seat_is_left_is_kept()
    {
        var slow = new TaskCompletionSource();
        var store = new SlowStore(slow.Task);
        var seat = new Seat(_entrance, FakeEntrance.Membership, _keys, _source, store, _time);
        _ = seat.DoAsync(Move(5), null, default);
        _ = seat.DoAsync(Move(6), null, default);

        var kept = seat.PersistedAsync();
        Assert.False(kept.IsCompleted);
        slow.SetResult();
        await kept;

        Assert.Equal(2, store.Kept);
    }

    [Fact]
    public async Task Link12_an_act_of_an_author_proves_its_key_in_a_lane_of_its_own()
    {
        Start();
        _ = _seat.DoAsync(new() { Withdraw = new() { Elephant = 5 } }, null, default);
        _ = _seat.DoAsync(new() { Claim = new() { Elephant = 5 } }, null, default);

        var withdraw = await _entrance.CommandedAsync();
        withdraw.Answer.SetResult(Accepted(8));
        var claim = await _entrance.CommandedAsync();

        var key = ByteString.CopyFrom(Secrets.OwnerKey(_keys.AuthorSecret.Span, 5));
        Assert.Equal(key, withdraw.Asked.Withdraw.OwnerKey);
        Assert.Equal(key, claim.Asked.Claim.OwnerKey);
        Assert.Equal((0u, 0u), (withdraw.Asked.Id.Counter, claim.Asked.Id.Counter));
        Assert.NotEqual(withdraw.Asked.Id.Lane, claim.Asked.Id.Lane);
    }

    [Fact]
    public async Task Link16_an_optimistic_update_shows_until_the_room_reaches_its_place_or_it_is_refused()
    {
        Start();
        _truth.Pour(2, (5, "one"), (6, "two"));
        var move = Move(5);
        var moved = _seat.DoAsync(move, room => MovedTo(room, 5, 700), default);
        var other = _seat.DoAsync(Move(6), room => MovedTo(room, 6, 800), default);
        Assert.Equal((700, 800), Shown());

        (await _entrance.CommandedAsync()).Answer.SetResult(Accepted(_truth.Room.Sequence + 1));
        await moved;
        Assert.Equal((700, 800), Shown());
        (await _entrance.CommandedAsync()).Answer.SetResult(Refused(RefusalCode.Stage));
        await other;
        Assert.Equal((700, 0), Shown());

        _truth.Move(5, 701);
        Assert.Equal((701, 0), Shown());

        (int, int) Shown()
        {
            var room = _seat.PendingUpdates.ApplyTo(_truth.Room);
            return (room.Elephants[5].X, room.Elephants[6].X);
        }
    }

    [Fact]
    public async Task Link26_a_seat_says_what_is_not_saved_and_why_the_link_is_not_there()
    {
        Assert.Equal(SeatStatusKind.Connecting, _seat.Status.Kind);
        Show(LinkState.Live);
        Assert.Equal(new SeatStatus(SeatStatusKind.Saved), _seat.Status);
        Start();
        var done = _seat.DoAsync(Move(5), null, default);
        var sent = await _entrance.CommandedAsync();
        Assert.Equal(new SeatStatus(SeatStatusKind.Sending, Unsaved: 1), _seat.Status);

        Show(LinkState.Reconnecting);
        Assert.Equal(new SeatStatus(SeatStatusKind.Reconnecting, Unsaved: 1), _seat.Status);
        Show(LinkState.Live);
        sent.Answer.SetResult(Accepted(9));
        await done;
        await WaitingAsync(_seat, 0);
        Assert.Equal(SeatStatusKind.Saved, _seat.Status.Kind);

        var ended = new Refusal { Code = RefusalCode.Token };
        Show(new(LinkPhase.Ended, ended));
        Assert.Equal(new SeatStatus(SeatStatusKind.Ended, Refusal: ended), _seat.Status);
        Show(new(LinkPhase.UpgradeRequired));
        Assert.Equal(SeatStatusKind.UpgradeRequired, _seat.Status.Kind);
    }

    [Fact]
    public async Task Link31_a_seat_whose_stream_ends_was_removed_unless_it_sent_leave()
    {
        Show(new(LinkPhase.Ended));
        Assert.Equal(MembershipEnd.Removed, _seat.End);

        // The stream can end before the answer comes.
        Start();
        var left = _seat.DoAsync(new() { Leave = new() }, null, default);
        var sent = await _entrance.CommandedAsync();
        Assert.Equal(MembershipEnd.Left, _seat.End);
        sent.Answer.SetResult(Refused(RefusalCode.Token));
        await left;
        Assert.Equal(MembershipEnd.Left, _seat.End);
    }

    [Fact]
    public async Task Link31_a_seat_that_the_server_refused_to_let_go_has_not_left()
    {
        Start();
        var left = _seat.DoAsync(new() { Leave = new() }, null, default);
        (await _entrance.CommandedAsync()).Answer.SetResult(Refused(RefusalCode.DiskFull));
        await left;
        Show(new(LinkPhase.Ended));
        Assert.Equal(MembershipEnd.Removed, _seat.End);
    }

    [Fact]
    public void Link31_a_seat_whose_token_was_refused_is_unknown_and_keeps_its_keys()
    {
        Show(new(LinkPhase.Ended, new Refusal { Code = RefusalCode.Token }));
        Assert.Equal(MembershipEnd.Unknown, _seat.End);
        Assert.Equal("ended.unknown", _seat.End.Sentence());
    }

    [Fact]
    public async Task Panel24_what_is_typed_is_on_disk_half_a_second_later()
    {
        Start();
        _seat.UnsavedInput.Set("write/0", Move(5));
        _seat.UnsavedInput.Set("write/0", Move(6));
        Assert.Empty(await _store.ReadAsync(default));
        Assert.Equal(UnsavedInput.WriteDelay, await _time.WaitingAsync());
        _time.Advance(UnsavedInput.WriteDelay);
        await _time.PassUntilAsync(WrittenAsync());

        var again = NewSeat();
        await again.UnsavedInput.LoadAsync(default);
        Assert.Equal(Move(6), again.UnsavedInput.Get("write/0", Command.Parser));

        async Task<bool> WrittenAsync()
        {
            while ((await _store.ReadAsync(default)).Count == 0)
            {
                await Task.Yield();
            }
            return true;
        }
    }

    private sealed class SlowStore(Task ready) : IOutboxStore
    {
        public int Kept { get; private set; }

        public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken) => new([]);

        public async ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken)
        {
            await ready;
            Kept++;
        }

        public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) => default;
    }

    private void Show(LinkState link) => _source.Show(link);

    private static async Task WaitingAsync(Seat seat, int commands)
    {
        var changed = new SemaphoreSlim(0);
        void Look() => changed.Release();
        seat.CommandOutbox.Changed += Look;
        while (seat.CommandOutbox.PendingCount != commands)
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(10)), $"{seat.CommandOutbox.PendingCount} wait.");
        }
        seat.CommandOutbox.Changed -= Look;
    }

    private static Room MovedTo(Room room, ulong elephant, int x) =>
        room with
        {
            Elephants = room.Elephants.SetItem(elephant, room.Elephants[elephant] with { X = x }),
        };

    private static Command Move(ulong elephant) => new() { MoveElephant = new() { Elephant = elephant } };

    private static Answer Accepted(uint sequence) =>
        new()
        {
            Accepted = new() { Epoch = 7, Sequence = sequence },
        };

    private static Answer Refused(RefusalCode code) => new() { Refusal = new() { Code = code } };

    private Seat NewSeat() =>
        new(_entrance, FakeEntrance.Membership with { Role = Role.Observer }, _keys, _source, _store, _time);

    private void Start() => _run = Task.Run(() => _seat.RunAsync(_end.Token));
}
