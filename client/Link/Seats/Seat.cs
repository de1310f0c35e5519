using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Seats;

/// <summary>A participant's seat: gives each command its id and proof, and delivers it. Knows no specific command.</summary>
public sealed class Seat
{
    private readonly IEntrance _entrance;
    private readonly SeatKeys _keys;
    private readonly IRoomSource _room;
    private readonly ulong _lane = Lane.New();
    private uint _counter;

    /// <param name="store">The store of this seat only.</param>
    public Seat(
        IEntrance entrance,
        Membership membership,
        SeatKeys keys,
        IRoomSource room,
        IOutboxStore store,
        TimeProvider time
    )
    {
        (_entrance, Membership, _keys, _room) = (entrance, membership, keys, room);
        var storing = new SemaphoreSlim(1);
        CommandOutbox = new(entrance, membership, store, storing, time);
        UnsavedInput = new(store, storing, time);
        if (membership.HasPockets)
        {
            Pocket = new(entrance, membership, keys, room, store, storing, time);
        }
    }

    public Membership Membership { get; }

    /// <summary>The secrets of what this seat writes.</summary>
    public SeatKeys Keys => _keys;

    public CommandOutbox CommandOutbox { get; }

    /// <summary>Null for observers and the room seat.</summary>
    public OwnPocket? Pocket { get; }

    /// <summary>What its user has begun to write.</summary>
    public UnsavedInput UnsavedInput { get; }

    public PendingUpdates PendingUpdates { get; } = new();

    /// <summary>The current status. Thread-safe. It changes with the room's link (<see cref="IRoomSource.Changed"/>),
    /// <see cref="CommandOutbox.Changed"/> and <see cref="OwnPocket.Changed"/>.</summary>
    public SeatStatus Status => SeatStatus.Of(_room.Now.Link, CommandOutbox.PendingCount, Pocket);

    /// <summary>Why the membership ended. Valid once the room's link has ended.</summary>
    public MembershipEnd End =>
        CommandOutbox.HasLeft || PresenceNow is Presence.Left ? MembershipEnd.Left
        : _room.Now.Link.Refusal is { Code: RefusalCode.SeatMoved } ? MembershipEnd.Moved
        // A stream whose membership ended has no refusal, and does not contain the event that ended it.
        : PresenceNow is Presence.Removed || _room.Now.Link.Refusal is null or { Code: RefusalCode.Unspecified }
            ? MembershipEnd.Removed
        : MembershipEnd.Unknown;

    private Presence? PresenceNow => _room.Now.Room.Participants.GetValueOrDefault(Membership.Participant)?.Presence;

    /// <summary>Runs one command, which has only its act (and, where two people can conflict, its base).</summary>
    /// <param name="optimisticUpdate">The optimistic update, shown until the room shows the change.</param>
    /// <param name="cancellationToken">Cancels waiting; the command is still done.</param>
    public async Task<Answer> DoAsync(
        Command act,
        Func<Room, Room>? optimisticUpdate,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(act);
        var command = act.Clone();
        if (CommandRules.RuleOf(command).Proof == Proof.OwnerKey)
        {
            // A lane of its own, so that no stored row connects it to named commands.
            command.Id = new() { Lane = Lane.New() };
            CommandRules.AddOwnerProof(command, _keys.AuthorSecret.Span);
        }
        else
        {
            command.Id = new() { Lane = _lane, Counter = Interlocked.Increment(ref _counter) };
        }
        var update = optimisticUpdate is null ? null : PendingUpdates.Add(optimisticUpdate);
        return await SettleAsync(command, update).WaitAsync(cancellationToken);
    }

    /// <summary>Sends this seat's pointer. It may be lost; the next one replaces it.</summary>
    public async Task HereAsync(HereRequest here, CancellationToken cancellationToken)
    {
        try
        {
            await _entrance.HereAsync(Membership, here, cancellationToken);
        }
        catch (LinkBrokenException)
        {
            // Only the latest position is useful.
        }
    }

    /// <summary>Completes when everything done so far is in the outbox, so that its store can be closed.</summary>
    public async Task PersistedAsync()
    {
        await UnsavedInput.WriteAsync();
        await CommandOutbox.PersistedAsync();
    }

    /// <summary>Sends commands and reconciles the pocket, until canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] runs =
        [
            CommandOutbox.RunAsync(both.Token),
            UnsavedInput.RunAsync(both.Token),
            .. Pocket is null ? Array.Empty<Task>() : [Pocket.RunAsync(both.Token)],
        ];
        // If one fails (for example on a full disk), the other must stop too.
        var first = await Task.WhenAny(runs);
        await both.CancelAsync();
        await Task.WhenAll(runs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private async Task<Answer> SettleAsync(Command command, PendingUpdates.OptimisticUpdate? update)
    {
        var answer = await CommandOutbox.SendAsync(command, CancellationToken.None);
        if (update is not null && answer.OutcomeCase == Answer.OutcomeOneofCase.Accepted)
        {
            PendingUpdates.Accept(update, answer.Accepted.Sequence);
        }
        else if (update is not null)
        {
            PendingUpdates.Reject(update);
        }
        return answer;
    }
}
