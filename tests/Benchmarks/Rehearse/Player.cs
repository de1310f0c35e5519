using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Benchmarks.Rehearse;

/// <summary>A participant of a rehearsed room, with a complete client.</summary>
internal sealed class Player : IAsyncDisposable
{
    // The clocks differ a little, and a pour that comes too early is refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(300);

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

    /// <summary>Announces a pour, and pours when the countdown ends.</summary>
    /// <exception cref="InvalidOperationException">The server refuses it.</exception>
    public async Task PourAsync(CancellationToken cancellationToken)
    {
        var round = Now.Round;
        if (Room.Now.Limits.PourCountdownMs > 0)
        {
            await MustAsync(new() { AnnouncePour = new() { Round = round } }, cancellationToken);
            await SeeAsync(view => view.Live.Pour?.Round == round, cancellationToken);
            var due = DateTimeOffset.FromUnixTimeMilliseconds(Room.Now.Live.Pour.At) + Margin;
            await Task.Delay(due > Room.Clock.Now ? due - Room.Clock.Now : TimeSpan.Zero, cancellationToken);
        }
        await MustAsync(new() { Reveal = new() { Round = round } }, cancellationToken);
    }

    /// <summary>Executes a command that the rehearsal depends on.</summary>
    /// <exception cref="InvalidOperationException">The server refuses it.</exception>
    public async Task MustAsync(Command act, CancellationToken cancellationToken)
    {
        var answer = await Seat.DoAsync(act, null, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Sentence);
        }
    }

    /// <summary>Executes a command; a refusal is printed.</summary>
    public async Task DoAsync(Command act, CancellationToken cancellationToken)
    {
        var answer = await Seat.DoAsync(act, null, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            Console.Error.WriteLine(refusal.Sentence);
        }
    }

    /// <summary>Waits until the room meets a condition in this participant's view.</summary>
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

    /// <summary>Writes a draft and waits until the server has stored it.</summary>
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
