using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Xunit;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class OwnPocketTests : IAsyncDisposable
{
    private readonly FakeRoom _truth = new();
    private readonly FakeEntrance _entrance = new();
    private readonly HandDrivenTime _time = new();
    private readonly FakeSource _source;
    private readonly SeatKeys _keys = SeatKeys.Make();
    private readonly MemoryOutboxStore _store = new();
    private readonly Seat _seat;
    private readonly List<(CancellationTokenSource End, Task Run)> _runs = [];

    public OwnPocketTests()
    {
        _source = new(_truth);
        _seat = NewSeat();
    }

    private FakeHat Hat => _entrance.Hat;

    public async ValueTask DisposeAsync()
    {
        foreach (var (end, run) in _runs)
        {
            await end.CancelAsync();
            await run.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            end.Dispose();
        }
    }

    [Fact]
    public async Task Link13_pocket_commands_go_one_at_a_time_in_order_without_a_gap()
    {
        _source.Show();
        Start(_seat);
        for (var i = 0; i < 5; i++)
        {
            await _seat.Pocket!.SpotAsync($"elephant {i}", 1, null, default);
        }
        await KeptAsync(_seat, 5);

        Assert.Equal([1, 2, 3, 4, 5], Hat.Arrived.Select(command => (int)command.Counter));
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"elephant {i}"), Hat.Drafts.Select(draft => draft.Text));
        Assert.Equal(Hat.Items.Select(item => Secrets.ElephantOf(item.Key.Span)).Order(), _seat.Pocket!.Mine.Order());
    }

    [Fact]
    public async Task Link13_a_lost_answer_is_asked_again_in_the_same_words()
    {
        _source.Show();
        Start(_seat);
        Hat.LoseAnswers = 2;

        await _seat.Pocket!.SpotAsync("one", 0, null, default);
        await _time.PassUntilAsync(Bool(KeptAsync(_seat, 1)));

        Assert.Equal(3, Hat.Arrived.Count);
        Assert.All(Hat.Arrived, again => Assert.Equal(Hat.Arrived[0], again));
        Assert.Single(Hat.Drafts);
    }

    [Fact]
    public async Task Link13_a_draft_written_again_or_dropped_stands_so_in_the_pocket()
    {
        _source.Show();
        Start(_seat);
        var pocket = _seat.Pocket!;
        var one = await pocket.SpotAsync("one", 0, null, default);
        var two = await pocket.SpotAsync("two", 0, null, default);
        await KeptAsync(_seat, 2);

        await pocket.RespotAsync(one, "one, truly", 2, null, default);
        await pocket.DropAsync(two, default);
        await UntilAsync(pocket, () => pocket.Drafts is [{ State: DraftState.Saved }] && Hat.Drafts.Count == 1);

        Assert.Equal("one, truly", Hat.Drafts.Single().Text);
    }

    [Fact]
    public async Task Link13_a_draft_that_the_room_does_not_take_says_why_and_holds_up_no_other()
    {
        _source.Show();
        Start(_seat);
        var pocket = _seat.Pocket!;

        await pocket.SpotAsync("", 0, null, default);
        await pocket.SpotAsync("two", 0, null, default);
        await UntilAsync(pocket, () => pocket.Drafts is [_, { State: DraftState.Saved }]);

        Assert.Equal(DraftState.Refused, pocket.Drafts[0].State);
        Assert.Equal(RefusalCode.TextEmpty, pocket.Drafts[0].Refusal?.Code);
    }

    [Fact]
    public async Task Link14_the_pocket_of_each_round_is_taken_and_what_was_not_poured_is_carried_into_it()
    {
        _source.Show();
        Start(_seat);
        var pocket = _seat.Pocket!;
        var poured = await pocket.SpotAsync("poured", 0, null, default);
        await KeptAsync(_seat, 1);

        // The pour comes between: the room does not show it yet when the next draft is sent.
        Hat.Round = 2;
        var tried = new TaskCompletionSource();
        Hat.Acted += () => tried.TrySetResult();
        var late = await pocket.SpotAsync("late", 0, null, default);
        await pocket.SpotAsync("later", 0, null, default);
        await tried.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(3, pocket.Drafts.Count);

        _truth.Pour(2, (Secrets.ElephantOf(poured.Span), "poured"));
        _source.Show();
        await KeptAsync(_seat, 2);

        Assert.Equal(["late", "later"], Hat.Drafts.Select(draft => draft.Text));
        Assert.Equal(2, Hat.Taken);
        Assert.Contains(Secrets.ElephantOf(poured.Span), pocket.Mine);
        Assert.Contains(Secrets.ElephantOf(late.Span), pocket.Mine);
    }

    [Fact]
    public async Task Link14_a_seat_that_comes_back_goes_on_where_its_pocket_stands()
    {
        _source.Show();
        Start(_seat);
        await _seat.Pocket!.SpotAsync("one", 0, null, default);
        await KeptAsync(_seat, 1);
        await StopAsync();
        await _seat.Pocket!.SpotAsync("two", 0, null, default);

        var again = NewSeat();
        Start(again);
        await KeptAsync(again, 2);

        Assert.Equal(["one", "two"], Hat.Drafts.Select(draft => draft.Text));
        Assert.Equal([1, 2], Hat.Arrived.Select(command => (int)command.Counter));
    }

    [Fact]
    public async Task Link14_a_seat_whose_pocket_was_taken_elsewhere_waits_for_the_next_round()
    {
        await Hat.TakeAsync(new() { Round = 1, Key = ByteString.CopyFrom(new byte[32]) });
        _source.Show();
        Start(_seat);
        var pocket = _seat.Pocket!;
        await UntilAsync(pocket, () => pocket.BlockedBy?.Code == RefusalCode.PocketTaken);
        await pocket.SpotAsync("one", 0, null, default);

        Hat.Round = 2;
        _truth.Pour(2);
        _source.Show();
        await KeptAsync(_seat, 1);

        Assert.Null(pocket.BlockedBy);
    }

    [Fact]
    public async Task Link13_what_the_room_normalized_is_known_by_its_version_and_not_sent_again()
    {
        _source.Show();
        Hat.Normal = text => text.Replace("\u200B", "", StringComparison.Ordinal).Trim();
        Start(_seat);
        await _seat.Pocket!.SpotAsync("  one\u200B ", 0, null, default);
        await KeptAsync(_seat, 1);
        await StopAsync();

        var again = NewSeat();
        Start(again);
        await again.Pocket!.SpotAsync("two", 0, null, default);
        await KeptAsync(again, 2);

        Assert.Equal([1, 2], Hat.Arrived.Select(command => (int)command.Counter));
        Assert.Equal(["one", "two"], Hat.Drafts.Select(draft => draft.Text));
    }

    [Fact]
    public async Task Link13_a_rewording_shows_its_owner_key_and_waits_until_its_elephant_has_another_wording()
    {
        var pocket = _seat.Pocket!;
        _source.Show();
        Start(_seat);
        var draft = await pocket.SpotAsync("first", 0, null, default);
        await KeptAsync(_seat, 1);
        var elephant = Secrets.ElephantOf(draft.Span);
        Open(2, () => _truth.Pour(2, (elephant, "first")));
        await UntilAsync(pocket, () => pocket.Drafts.Count == 0);

        await pocket.RewordAsync(elephant, "second", default);
        await UntilAsync(pocket, () => pocket.Items is [{ State: DraftState.Saved }]);
        var sent = Hat.Arrived[^1];
        Assert.Equal(_truth.Room.Elephants[elephant].Wording.ToByteString(), sent.Put.Rewording.Instead);
        Assert.Equal(Secrets.OwnerKey(_keys.AuthorSecret.Span, elephant), sent.OwnerKey.ToByteArray());

        Open(3, () => _truth.Pour(3));
        await UntilAsync(pocket, () => Hat.ItemsOf(3).Count == 1);
        Open(4, () => _truth.Reword(4, elephant, "by somebody with the same key"));
        await UntilAsync(pocket, () => pocket.Rewordings.Count == 0);
    }

    [Fact]
    public async Task Link14_a_question_has_a_pocket_of_its_own_and_answers_are_not_carried()
    {
        var pocket = _seat.Pocket!;
        _source.Show();
        Start(_seat);
        await pocket.SpotAsync("for the hat", 0, null, default);
        await KeptAsync(_seat, 1);

        Ask(50, Timeline.Facts.Asked(50));
        var answer = ByteString.CopyFrom(1);
        // Whatever an answer is, the pocket does not look.
        await pocket.PutAsync(
            new()
            {
                Key = answer,
                Draft = new() { Text = "an answer" },
            },
            50,
            default
        );
        await UntilAsync(pocket, () => pocket.Items.All(item => item.State == DraftState.Saved));
        Assert.Equal(answer, Assert.Single(Hat.ItemsOf(50)).Key);
        Assert.Single(Hat.ItemsOf(1));

        Ask(0, Timeline.Facts.Counted(50, 3));
        await UntilAsync(pocket, () => pocket.Items.Count == 1);
        Ask(51, Timeline.Facts.Asked(51));
        await UntilAsync(pocket, () => Hat.Taken == 3);
        Assert.Empty(Hat.ItemsOf(51));
        Assert.Equal("for the hat", Assert.Single(pocket.Drafts).Content.Text);

        void Ask(ulong question, Event evt)
        {
            Hat.Question = question;
            _truth.Happen(evt);
            _source.Show();
        }
    }

    [Fact]
    public async Task Link14_an_answer_that_waits_is_sent_after_a_restart()
    {
        Hat.Question = 50;
        _truth.Happen(Timeline.Facts.Asked(50));
        _source.Show();
        await _seat.Pocket!.PutAsync(
            new()
            {
                Key = ByteString.CopyFrom(1),
                Draft = new() { Text = "an answer" },
            },
            50,
            default
        );

        // At the start the room is not loaded yet, and no question seems to be open.
        var source = new LateSource(_truth);
        var again = new Seat(_entrance, FakeEntrance.Membership, _keys, source, _store, _time);
        Start(again);
        await source.WasRead.WaitAsync(TimeSpan.FromSeconds(10));
        source.Show();
        await UntilAsync(again.Pocket!, () => Hat.ItemsOf(50).Any());
    }

    [Fact]
    public async Task Link14_an_answer_written_just_after_its_question_opened_is_kept()
    {
        var source = new LateSource(_truth);
        var seat = new Seat(_entrance, FakeEntrance.Membership, _keys, source, _store, _time);
        var pocket = seat.Pocket!;
        source.Show();
        Start(seat);
        await UntilAsync(pocket, () => Hat.Taken == 1);
        Hat.Question = 50;
        // The question opens and is answered while the pocket holds the room as it was before.
        var answered = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Reading = () =>
        {
            _truth.Happen(Timeline.Facts.Asked(50));
            source.Show();
            var answer = new PocketItem
            {
                Key = ByteString.CopyFrom(1),
                Draft = new() { Text = "an answer" },
            };
            answered.SetResult(pocket.PutAsync(answer, 50, default));
        };
        await pocket.SpotAsync("wakes the pocket", 0, null, default);

        await await answered.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await UntilAsync(pocket, () => pocket.Items.All(item => item.State == DraftState.Saved));
        Assert.Single(Hat.ItemsOf(50));
    }

    [Theory]
    [InlineData(RefusalCode.DiskFull)]
    [InlineData(RefusalCode.Internal)]
    public async Task Link14_a_pocket_that_is_refused_for_a_moment_is_taken_later_in_the_same_round(RefusalCode code)
    {
        Hat.RefuseTaking.Enqueue(code);
        _source.Show();
        var pocket = _seat.Pocket!;
        await pocket.SpotAsync("one", 0, null, default);
        Start(_seat);
        await UntilAsync(pocket, () => pocket.BlockedBy?.Code == code);

        await _time.PassUntilAsync(Bool(KeptAsync(_seat, 1)));

        Assert.Null(pocket.BlockedBy);
        Assert.Equal("one", Assert.Single(Hat.Drafts).Text);
    }

    [Fact]
    public async Task Link13_an_item_that_is_written_again_while_its_removal_is_answered_stays_on_disk()
    {
        var store = new GatedStore(_store);
        var seat = new Seat(_entrance, FakeEntrance.Membership, _keys, _source, store, _time);
        var pocket = seat.Pocket!;
        _source.Show();
        Start(seat);
        var draft = await pocket.SpotAsync("one", 0, null, default);
        await KeptAsync(seat, 1);

        var removed = new TaskCompletionSource();
        Hat.Acted += () => removed.TrySetResult();
        Hat.Gate = new TaskCompletionSource();
        await pocket.DropAsync(draft, default);
        // Its new text is on its way to the disk when the removal is answered.
        store.Gate = new TaskCompletionSource();
        var written = pocket.RespotAsync(draft, "two", 0, null, default);
        Hat.Gate.SetResult();
        await removed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        for (var looks = 0; seat.Status.Unsaved > 0 && looks < 1_000; looks++)
        {
            await Task.Yield();
        }
        store.Gate.SetResult();
        await written;
        await UntilAsync(
            pocket,
            () => Hat.Drafts is [{ Text: "two" }] && pocket.Drafts is [{ State: DraftState.Saved }]
        );

        await seat.PersistedAsync();
        Assert.Contains(
            await _store.ReadAsync(default),
            entry => entry.Key.StartsWith("item/", StringComparison.Ordinal)
        );
    }

    private void Open(ulong round, Action pour)
    {
        Hat.Round = round;
        pour();
        _source.Show();
    }

    private static async Task<bool> Bool(Task task)
    {
        await task;
        return true;
    }

    private static async Task UntilAsync(OwnPocket pocket, Func<bool> condition)
    {
        var changed = new SemaphoreSlim(0);
        void Look() => changed.Release();
        pocket.Changed += Look;
        while (!condition())
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(10)), "The pocket does not change any more.");
        }
        pocket.Changed -= Look;
    }

    private Task KeptAsync(Seat seat, int drafts) =>
        UntilAsync(
            seat.Pocket!,
            () =>
                seat.Pocket!.Drafts.Count == drafts && seat.Pocket!.Drafts.All(draft => draft.State == DraftState.Saved)
        );

    /// <summary>A room that is empty until the test shows it, and reports when it was read.</summary>
    private sealed class LateSource(FakeRoom truth) : IRoomSource
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private RoomView _now = RoomView.Nothing;

        public event Action<RoomChange>? Changed;

        public Task WasRead => _read.Task;

        /// <summary>Happens once, while somebody reads the room as it is before.</summary>
        public Action? Reading { get; set; }

        public RoomView Now
        {
            get
            {
                _read.TrySetResult();
                var (now, reading) = (_now, Reading);
                Reading = null;
                reading?.Invoke();
                return now;
            }
        }

        public void Show()
        {
            var before = _now;
            _now = before with { Room = truth.Room };
            Changed?.Invoke(new(before, _now, [], Replaced: true));
        }
    }

    private Seat NewSeat() => new(_entrance, FakeEntrance.Membership, _keys, _source, _store, _time);

    private void Start(Seat seat)
    {
        var end = new CancellationTokenSource();
        _runs.Add((end, Task.Run(() => seat.RunAsync(end.Token))));
    }

    private async Task StopAsync()
    {
        await _runs[^1].End.CancelAsync();
        await _runs[^1].Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
