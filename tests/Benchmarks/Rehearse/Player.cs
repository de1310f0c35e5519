using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Benchmarks.Rehearse;

/// <summary>One person in a rehearsed room, with everything that a client has.</summary>
internal sealed class Player : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaves = new();
    private readonly Task _runs;

    public Player(IEntrance entrance, Membership membership)
    {
        Room = new LiveRoom(entrance, membership, TimeProvider.System);
        Seat = new Seat(entrance, membership, SeatKeys.Make(), Room, new MemoryOutboxStore(), TimeProvider.System);
        _runs = Task.WhenAll(Room.RunAsync(_leaves.Token), Seat.RunAsync(_leaves.Token));
    }

    public LiveRoom Room { get; }

    public Seat Seat { get; }

    public Timeline.Room Now => Room.Now.Room;

    /// <summary>Does one act; a refusal is said and is no end.</summary>
    public async Task DoAsync(Command act, CancellationToken cancellationToken)
    {
        var answer = await Seat.DoAsync(act, null, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            Console.Error.WriteLine(refusal.Sentence);
        }
    }

    /// <summary>Waits until the room is as asked, as this person sees it.</summary>
    public async Task SeeAsync(Func<RoomView, bool> asked, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(RoomChange change)
        {
            if (asked(change.After))
            {
                seen.TrySetResult();
            }
        }
        Room.Changed += Look;
        try
        {
            if (!asked(Room.Now))
            {
                await seen.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
            }
        }
        finally
        {
            Room.Changed -= Look;
        }
    }

    /// <summary>Writes an elephant and waits until the hat has it.</summary>
    public async Task SpotAsync((string Text, uint Hurts, uint[] Between) what, CancellationToken cancellationToken)
    {
        var pocket = Seat.Pocket!;
        var between = new Between { Everyone = what.Between.Length == 0, Departments = { what.Between } };
        await pocket.SpotAsync(what.Text, what.Hurts, between, cancellationToken);
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (pocket.Drafts.All(draft => draft.State == DraftState.Saved))
            {
                kept.TrySetResult();
            }
        }
        pocket.Changed += Look;
        Look();
        await kept.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
        pocket.Changed -= Look;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaves.CancelAsync();
        await _runs.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _leaves.Dispose();
    }
}
