using System.Threading.Channels;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>
/// A seat's private side. Takes the pocket of each round as it opens, sends one command at a time in order until each pocket
/// puts the desired items into it, and carries over what did not come out of the hat. Desired items are stored in the outbox first.
/// </summary>
public sealed class OwnPocket
{
    private readonly IEntrance _entrance;
    private readonly Membership _membership;
    private readonly SeatKeys _keys;
    private readonly IRoomSource _room;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly DesiredItems _desired;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    // Pockets of the open rounds, the hat's first. Used only by the run.
    private readonly List<RoundPocket> _pockets = [];

    internal OwnPocket(
        IEntrance entrance,
        Membership membership,
        SeatKeys keys,
        IRoomSource room,
        IOutboxStore store,
        SemaphoreSlim storing,
        TimeProvider time
    )
    {
        (_entrance, _membership, _keys, _room, _time) = (entrance, membership, keys, room, time);
        _backoff = new(time);
        _desired = new(store, storing);
    }

    /// <summary>Raised when items, their states, <see cref="Mine"/> or <see cref="BlockedBy"/> changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Items in the pockets or on their way there, in the order of writing.</summary>
    public IReadOnlyList<OwnItem> Items => _desired.All();

    /// <summary>Elephants that this seat wrote, poured or not. It may reword, withdraw, erase, and claim them.</summary>
    public IReadOnlySet<ulong> Mine => _desired.Mine;

    /// <summary>Why this seat cannot put anything into the current hat, or null.</summary>
    public Refusal? BlockedBy { get; private set; }

    internal Room Room => _room.Now.Room;

    /// <summary>Counts items that are not in the pockets as desired, and items that the room refused.</summary>
    internal (int Open, int Refused) Count() => _desired.Count();

    internal byte[] OwnerKey(ulong elephant) => Secrets.OwnerKey(_keys.AuthorSecret.Span, elephant);

    /// <summary>Sets a desired item, replacing one with the same key. Creates its version.</summary>
    /// <param name="question">Round of the question that it answers; 0 for the hat.</param>
    public Task PutAsync(PocketItem item, ulong question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var wanted = item.Clone();
        wanted.Version = Lane.New();
        return WantAsync(question, wanted.Key, wanted, cancellationToken);
    }

    /// <summary>Removes the desired item with a key.</summary>
    public Task RemoveAsync(ByteString key, ulong question, CancellationToken cancellationToken) =>
        WantAsync(question, key, null, cancellationToken);

    /// <summary>Reconciles the pockets with the desired items, until canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _room.Changed += OnRoomChanged;
        try
        {
            await _desired.LoadAsync(cancellationToken);
            while (true)
            {
                // Before the room: it shows the question of every answer that is already written.
                var answered = _desired.Questions();
                await StepAsync(_room.Now.Room, answered, cancellationToken);
            }
        }
        finally
        {
            _room.Changed -= OnRoomChanged;
        }
    }

    private void OnRoomChanged(RoomChange change)
    {
        var (before, after) = (change.Before.Room, change.After.Room);
        if (!before.OpenRounds.SequenceEqual(after.OpenRounds) || before.Stage != after.Stage)
        {
            _wake.Writer.TryWrite(true);
        }
    }

    private async Task WantAsync(ulong question, ByteString key, PocketItem? item, CancellationToken cancellationToken)
    {
        await _desired.WantAsync(question, key, item, cancellationToken);
        _wake.Writer.TryWrite(true);
        Changed?.Invoke();
    }

    private async Task StepAsync(Room room, IReadOnlyList<ulong> answered, CancellationToken cancellationToken)
    {
        await FollowAsync(room, answered, cancellationToken);
        foreach (var pocket in _pockets.Where(pocket => !pocket.IsClosed))
        {
            if (!pocket.IsTaken)
            {
                await TakeAsync(pocket, cancellationToken);
                return;
            }
            if (_desired.Next(pocket.Question, onlyRemovals: pocket.ClosedStage == room.Stage) is var (desired, item))
            {
                await SendAsync(pocket, desired, item, room.Stage, cancellationToken);
                return;
            }
        }
        await _wake.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>Starts the pockets of rounds that opened, and ends those of rounds that closed.</summary>
    private async Task FollowAsync(Room room, IReadOnlyList<ulong> answered, CancellationToken cancellationToken)
    {
        var open = room.OpenRounds.ToList();
        _pockets.RemoveAll(pocket => pocket.Question != 0 && !open.Contains(pocket.Round));
        // Before the room is loaded, it is unknown which question is open.
        foreach (var question in room.Sequence == 0 ? [] : answered.Except(open))
        {
            await _desired.CarryAsync(question, room, cancellationToken);
            Changed?.Invoke();
        }
        foreach (var round in open.Where(round => !_pockets.Exists(pocket => pocket.Round == round)))
        {
            var isHat = round == room.Round;
            var secret = Secrets.PocketSecret(_keys.PocketMaster.Span, _membership.Room.Span, round);
            if (isHat)
            {
                _pockets.RemoveAll(pocket => pocket.Question == 0);
                BlockedBy = null;
                await _desired.CarryAsync(0, room, cancellationToken);
            }
            _pockets.Insert(isHat ? 0 : _pockets.Count, new(round, isHat, secret));
            Changed?.Invoke();
        }
    }

    private async Task TakeAsync(RoundPocket pocket, CancellationToken cancellationToken)
    {
        var request = new TakePocketRequest
        {
            Round = pocket.Round,
            Key = ByteString.CopyFrom(Secrets.PocketKey(pocket.Secret)),
        };
        var answer = await Retry.UntilAnsweredAsync(
            token => _entrance.TakePocketAsync(_membership, request, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        switch (answer.Refusal)
        {
            case null:
                await ReadAsync(pocket, null, cancellationToken);
                break;
            case { Code: RefusalCode.PocketTaken } taken:
                // A participant who returned in another role took it earlier with the same key.
                await ReadAsync(pocket, taken, cancellationToken);
                break;
            default:
                await BlockAsync(pocket, answer.Refusal, cancellationToken);
                break;
        }
    }

    /// <summary>Reads the content that an earlier run, or a lost answer, left in the pocket.</summary>
    /// <param name="otherwise">The refusal to report if there is no such pocket; null: the one of the answer.</param>
    private async Task ReadAsync(RoundPocket pocket, Refusal? otherwise, CancellationToken cancellationToken)
    {
        var request = new ReadPocketRequest { Round = pocket.Round, Secret = ByteString.CopyFrom(pocket.Secret) };
        var answer = await Retry.UntilAnsweredAsync(
            token => _entrance.ReadPocketAsync(_membership, request, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        if (answer.Pocket is not { } told)
        {
            // A pocket that was taken with another key is not there for this seat's secret.
            var refusal = answer.Refusal is { Code: not RefusalCode.NoPocket } reason ? reason : otherwise;
            await BlockAsync(pocket, refusal ?? answer.Refusal ?? new(), cancellationToken);
            return;
        }
        (pocket.IsTaken, pocket.Counter) = (true, told.Counter);
        _backoff.Reset();
        BlockedBy = pocket.Question == 0 ? null : BlockedBy;
        await _desired.HoldAsync(pocket.Question, told, cancellationToken);
        Changed?.Invoke();
    }

    private async Task SendAsync(
        RoundPocket pocket,
        DesiredItem desired,
        PocketItem? item,
        Stage stage,
        CancellationToken cancellationToken
    )
    {
        var command = CommandOf(pocket, desired, item);
        var answer = await Retry.UntilAnsweredAsync(
            token => _entrance.KeepAsync(_membership, command, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        switch (answer.Refusal?.Code)
        {
            case null:
                pocket.Counter++;
                await _desired.TakenAsync(desired, item, cancellationToken);
                break;
            case RefusalCode.PocketOrder or RefusalCode.NoPocket or RefusalCode.IdReused:
                // The pocket is not in the expected state (another tab writes into it too): read it and continue from there.
                pocket.IsTaken = answer.Refusal.Code != RefusalCode.NoPocket;
                if (pocket.IsTaken)
                {
                    await ReadAsync(pocket, null, cancellationToken);
                }
                break;
            case RefusalCode.Stage:
                pocket.ClosedStage = stage;
                break;
            case RefusalCode.RoundClosed or RefusalCode.Token or RefusalCode.SeatMoved:
                await BlockAsync(pocket, answer.Refusal, cancellationToken);
                break;
            default:
                _desired.Refuse(desired, item, answer.Refusal);
                break;
        }
        Changed?.Invoke();
    }

    private PocketCommand CommandOf(RoundPocket pocket, DesiredItem desired, PocketItem? item)
    {
        var command = new PocketCommand
        {
            Round = pocket.Round,
            Secret = ByteString.CopyFrom(pocket.Secret),
            Counter = pocket.Counter + 1,
        };
        if (item is null)
        {
            command.Remove = new() { Key = desired.Key };
            return command;
        }
        command.Put = item;
        if (PocketItems.Proves(item) is { } elephant)
        {
            command.OwnerKey = ByteString.CopyFrom(OwnerKey(elephant));
        }
        return command;
    }

    /// <summary>Ends the use of a pocket, or waits a moment if the refusal is of the moment. In the hat's, the reason is shown.</summary>
    private async Task BlockAsync(RoundPocket pocket, Refusal refusal, CancellationToken cancellationToken)
    {
        var isOfTheMoment = refusal.Code is RefusalCode.DiskFull or RefusalCode.Internal;
        pocket.IsClosed = !isOfTheMoment;
        if (pocket.Question == 0)
        {
            // A closed round is no obstacle: the pour that closed it opens the next one.
            BlockedBy = refusal.Code == RefusalCode.RoundClosed ? null : refusal;
        }
        Changed?.Invoke();
        if (isOfTheMoment)
        {
            await _backoff.WaitAsync(cancellationToken);
        }
    }
}
