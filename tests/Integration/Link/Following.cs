using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Integration.Link;

/// <summary>Somebody in a room, as a client would be: following it, and at work in it.</summary>
internal sealed class Following : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    public Following(IEntrance entrance, Membership membership, SeatKeys? keys = null)
    {
        Keys = keys ?? SeatKeys.Make();
        Room = new(entrance, membership, TimeProvider.System);
        Seat = new(entrance, membership, Keys, Room, new MemoryOutboxStore(), TimeProvider.System);
        Run = Task.Run(() => Room.RunAsync(_end.Token));
        _work = Task.Run(() => Seat.RunAsync(_end.Token));
    }

    public SeatKeys Keys { get; }
    public LiveRoom Room { get; }
    public Seat Seat { get; }
    public Task Run { get; }
    public OwnPocket Pocket => Seat.Pocket!;

    public async Task UntilAsync(Func<RoomView, bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(RoomChange change)
        {
            if (condition(change.After))
            {
                reached.TrySetResult();
            }
        }
        Room.Changed += Look;
        if (!condition(Room.Now))
        {
            await reached.Task.WaitAsync(Bound);
        }
        Room.Changed -= Look;
    }

    /// <summary>Until so many drafts are written, all of them in the hat.</summary>
    public async Task KeptAsync(int drafts)
    {
        var changed = new SemaphoreSlim(0);
        void Look() => changed.Release();
        Pocket.Changed += Look;
        while (Pocket.Drafts.Count != drafts || Pocket.Drafts.Any(draft => draft.State != DraftState.Saved))
        {
            Assert.True(
                await changed.WaitAsync(Bound),
                $"Not {drafts} drafts but {string.Join(", ", Pocket.Drafts.Select(draft => $"{draft.State} {draft.Refusal?.Code}"))}; {Pocket.BlockedBy?.Code}"
            );
        }
        Pocket.Changed -= Look;
    }

    /// <summary>Until the items of the pockets are so.</summary>
    public async Task UntilItemsAsync(Func<IReadOnlyList<OwnItem>, bool> areSo)
    {
        var changed = new SemaphoreSlim(0);
        void Look() => changed.Release();
        Pocket.Changed += Look;
        while (!areSo(Pocket.Items))
        {
            Assert.True(
                await changed.WaitAsync(Bound),
                string.Join(", ", Pocket.Items.Select(item => $"{item.State} {item.Refusal?.Code}"))
            );
        }
        Pocket.Changed -= Look;
    }

    public async Task GoToAsync(Stage stage)
    {
        await UntilAsync(view => view.Room.Sequence > 0);
        var go = new Command
        {
            GoToStage = new() { From = Room.Now.Room.Stage, To = stage },
        };
        Assert.NotNull((await Seat.DoAsync(go, null, default)).Accepted);
        await UntilAsync(view => view.Room.Stage == stage);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(Run, _work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }
}
