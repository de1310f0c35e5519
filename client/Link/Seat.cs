using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>A participant's seat: gives each command its id and proof, and delivers it. Knows no specific command.</summary>
public sealed class Seat
{
    private readonly IEntrance _entrance;
    private readonly SeatKeys _keys;
    private readonly IRoomSource _room;
    private readonly ulong _lane = Lane.New();
    private uint _counter;

    /// <param name="store">The store of this seat only.</param>
    public Seat(IEntrance entrance, Stay stay, SeatKeys keys, IRoomSource room, IOutboxStore store, TimeProvider time)
    {
        (_entrance, Stay, _keys, _room) = (entrance, stay, keys, room);
        var storing = new SemaphoreSlim(1);
        Outbox = new(entrance, stay, store, storing, time);
        if (stay.HasPockets)
        {
            Pocket = new(entrance, stay, keys, room, store, storing, time);
        }
    }

    public Stay Stay { get; }

    public Outbox Outbox { get; }

    /// <summary>Null for observers and the room seat.</summary>
    public OwnPocket? Pocket { get; }

    public Guesses Guesses { get; } = new();

    /// <summary>The current status. Thread-safe. It changes with the room's link (<see cref="IRoomSource.Changed"/>),
    /// <see cref="Outbox.Changed"/> and <see cref="OwnPocket.Changed"/>.</summary>
    public SeatStatus Status => SeatStatus.Of(_room.Now.Link, Outbox.Waiting, Pocket);

    /// <summary>Runs one command, which has only its act (and, where two people can conflict, its base).</summary>
    /// <param name="guess">The optimistic update, shown until the room shows the change.</param>
    /// <param name="cancellationToken">Cancels waiting; the command is still done.</param>
    public async Task<Answer> DoAsync(Command act, Func<Room, Room>? guess, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        var command = act.Clone();
        if (Acts.RuleOf(command).Proof == Proof.OwnerKey)
        {
            // A lane of its own, so that no stored row connects it to named commands.
            command.Id = new() { Lane = Lane.New() };
            Acts.Prove(command, _keys.AuthorSecret.Span);
        }
        else
        {
            command.Id = new() { Lane = _lane, Counter = Interlocked.Increment(ref _counter) };
        }
        var pending = guess is null ? null : Guesses.Add(guess);
        return await SettleAsync(command, pending).WaitAsync(cancellationToken);
    }

    /// <summary>Sends this seat's pointer. It may be lost; the next one replaces it.</summary>
    public async Task HereAsync(HereRequest here, CancellationToken cancellationToken)
    {
        try
        {
            await _entrance.HereAsync(Stay, here, cancellationToken);
        }
        catch (LinkBrokenException)
        {
            // Only the latest position is useful.
        }
    }

    /// <summary>Completes when everything done so far is in the outbox, so that its store can be closed.</summary>
    public Task KeptAsync() => Outbox.KeptAsync();

    /// <summary>Sends commands and reconciles the pocket, until canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] runs = Pocket is null
            ? [Outbox.RunAsync(both.Token)]
            : [Outbox.RunAsync(both.Token), Pocket.RunAsync(both.Token)];
        // If one fails (for example on a full disk), the other must stop too.
        var first = await Task.WhenAny(runs);
        await both.CancelAsync();
        await Task.WhenAll(runs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private async Task<Answer> SettleAsync(Command command, Guesses.Guess? pending)
    {
        var answer = await Outbox.SendAsync(command, CancellationToken.None);
        if (pending is not null && answer.OutcomeCase == Answer.OutcomeOneofCase.Accepted)
        {
            Guesses.Accepted(pending, answer.Accepted.Sequence);
        }
        else if (pending is not null)
        {
            Guesses.Refused(pending);
        }
        return answer;
    }
}
