using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>A participant at work: gives each act its id and proof, and sees it through. Knows no single act.</summary>
public sealed class Seat
{
    private readonly IEntrance _entrance;
    private readonly SeatKeys _keys;
    private readonly IRoomSource _room;
    private readonly ulong _lane = Lane.New();
    private uint _counter;

    /// <param name="store">This seat's alone.</param>
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

    /// <summary>Null for who has none: observers, the room seat.</summary>
    public OwnPocket? Pocket { get; }

    public Guesses Guesses { get; } = new();

    /// <summary>How things stand now. Any thread; it changes with the room's link (<see cref="IRoomSource.Changed"/>),
    /// <see cref="Outbox.Changed"/> and <see cref="OwnPocket.Changed"/>.</summary>
    public SeatStatus Status => SeatStatus.Of(_room.Now.Link, Outbox.Waiting, Pocket);

    /// <summary>Does one act: a command with its act alone (and, where two people can collide, what it is based on).</summary>
    /// <param name="guess">What the act will change, shown until the room itself shows it.</param>
    /// <param name="cancellationToken">Ends the wait; the act is done all the same.</param>
    public async Task<Answer> DoAsync(Command act, Func<Room, Room>? guess, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        var command = act.Clone();
        if (Acts.RuleOf(command).Proof == Proof.OwnerKey)
        {
            // A lane of its own, so that no row joins it to what is done under a name.
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

    /// <summary>Says where this seat points. Lost when the link is: the next one says it again.</summary>
    public async Task HereAsync(HereRequest here, CancellationToken cancellationToken)
    {
        try
        {
            await _entrance.HereAsync(Stay, here, cancellationToken);
        }
        catch (LinkBrokenException)
        {
            // Latest only: where it pointed then is of no use to anybody now.
        }
    }

    /// <summary>Ends once all that was done until now is in the outbox: then its store may be closed.</summary>
    public Task KeptAsync() => Outbox.KeptAsync();

    /// <summary>Sends what waits and keeps the pocket, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] runs = Pocket is null
            ? [Outbox.RunAsync(both.Token)]
            : [Outbox.RunAsync(both.Token), Pocket.RunAsync(both.Token)];
        // When one fails (a full disk under the outbox), the other must not go on as if nothing were.
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
