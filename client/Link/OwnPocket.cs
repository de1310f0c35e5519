using System.Security.Cryptography;
using System.Threading.Channels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>
/// A seat's private side: what it writes into the hat. Takes the pocket of each round as it opens, sends one command at a time in
/// order, and carries over what was not poured. What is written is kept in the outbox first.
/// </summary>
public sealed class OwnPocket
{
    private readonly IEntrance _entrance;
    private readonly Stay _stay;
    private readonly SeatKeys _keys;
    private readonly IRoomSource _room;
    private readonly TimeProvider _time;
    private readonly Wishes _wishes;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    // Of the round that the pocket belongs to. All below are touched by the run alone.
    private ulong _round;
    private byte[] _secret = [];
    private uint _counter;
    private bool _taken;

    // Nothing can be done until the room is past this round, or in another stage.
    private ulong _closedRound;
    private Stage _closedStage;

    internal OwnPocket(
        IEntrance entrance,
        Stay stay,
        SeatKeys keys,
        IRoomSource room,
        IOutboxStore store,
        SemaphoreSlim storing,
        TimeProvider time
    )
    {
        (_entrance, _stay, _keys, _room, _time) = (entrance, stay, keys, room, time);
        _wishes = new(store, storing);
    }

    /// <summary>Raised when drafts, their states, <see cref="Mine"/> or <see cref="Barred"/> changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What waits in the hat or on its way there, in the order of writing.</summary>
    public IReadOnlyList<Draft> Drafts => _wishes.Drafts();

    /// <summary>New wordings that wait in the hat or on their way there.</summary>
    public IReadOnlyList<KeepRewording> Rewordings => _wishes.Rewordings();

    /// <summary>Elephants that this seat wrote, poured or not: it may reword, withdraw, erase and claim them.</summary>
    public IReadOnlySet<ulong> Mine => _wishes.Mine;

    /// <summary>Why nothing can be put into this round's hat from here; null when it can.</summary>
    public Refusal? Barred { get; private set; }

    /// <summary>What is not in the pocket as it is wanted (drafts and rewordings), and what the room does not take.</summary>
    internal (int Open, int Refused) Count() => _wishes.Count();

    /// <summary>Writes a new elephant. Kept on this client when it returns; in the hat once its state says so.</summary>
    /// <returns>The draft's id, 16 bytes.</returns>
    public async Task<ByteString> SpotAsync(
        string text,
        uint hurts,
        Between? between,
        CancellationToken cancellationToken
    )
    {
        var draft = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(Secrets.DraftSize));
        await RespotAsync(draft, text, hurts, between, cancellationToken);
        return draft;
    }

    /// <summary>Writes over an elephant that is still in the pocket.</summary>
    public Task RespotAsync(
        ByteString draft,
        string text,
        uint hurts,
        Between? between,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        var key = Secrets.OwnerKey(_keys.AuthorSecret.Span, Secrets.ElephantOf(draft.Span));
        var keep = new KeepDraft
        {
            Draft = draft,
            Text = text,
            Hurts = hurts,
            Tag = ByteString.CopyFrom(Secrets.Tag(key)),
        };
        if (between is not null)
        {
            keep.Between = between;
        }
        return WishAsync(new() { KeepDraft = keep }, cancellationToken);
    }

    /// <summary>Takes an elephant out of the pocket again.</summary>
    public Task DropAsync(ByteString draft, CancellationToken cancellationToken) =>
        WishAsync(new() { DropDraft = new() { Draft = draft } }, cancellationToken);

    /// <summary>Gives an elephant of one's own a new wording; it comes out with the next pour.</summary>
    public Task RewordAsync(ulong elephant, string text, CancellationToken cancellationToken)
    {
        var key = ByteString.CopyFrom(Secrets.OwnerKey(_keys.AuthorSecret.Span, elephant));
        var keep = new KeepRewording
        {
            Elephant = elephant,
            OwnerKey = key,
            Text = text,
        };
        return WishAsync(new() { KeepRewording = keep }, cancellationToken);
    }

    public Task DropRewordingAsync(ulong elephant, CancellationToken cancellationToken) =>
        WishAsync(new() { DropRewording = new() { Elephant = elephant } }, cancellationToken);

    /// <summary>Brings the pocket to where it should be, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _room.Changed += Look;
        try
        {
            await _wishes.LoadAsync(cancellationToken);
            while (true)
            {
                await StepAsync(_room.Now, cancellationToken);
            }
        }
        finally
        {
            _room.Changed -= Look;
        }
    }

    private void Look(RoomChange change)
    {
        if (change.Before.Room.Round != change.After.Room.Round || change.Before.Room.Stage != change.After.Room.Stage)
        {
            _wake.Writer.TryWrite(true);
        }
    }

    private async Task WishAsync(PocketCommand act, CancellationToken cancellationToken)
    {
        await _wishes.PutAsync(act, cancellationToken);
        _wake.Writer.TryWrite(true);
        Changed?.Invoke();
    }

    private async Task StepAsync(RoomView view, CancellationToken cancellationToken)
    {
        if (view.Room.Round != _round && view.Room.Round != 0)
        {
            await EnterAsync(view, cancellationToken);
        }
        if (_round == 0 || _closedRound == _round || _closedStage == view.Room.Stage)
        {
            await _wake.Reader.ReadAsync(cancellationToken);
        }
        else if (!_taken)
        {
            await TakeAsync(cancellationToken);
        }
        else if (_wishes.Next() is var (wish, act))
        {
            await KeepAsync(wish, act, view.Room.Stage, cancellationToken);
        }
        else
        {
            await _wake.Reader.ReadAsync(cancellationToken);
        }
    }

    private async Task EnterAsync(RoomView view, CancellationToken cancellationToken)
    {
        _round = view.Room.Round;
        _secret = Secrets.PocketSecret(_keys.PocketMaster.Span, _stay.Room.Span, _round);
        (_counter, _taken, _closedStage, Barred) = (0, false, Stage.Unspecified, null);
        await _wishes.CarryAsync(view, cancellationToken);
        Changed?.Invoke();
    }

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        var request = new TakePocketRequest { Round = _round, Key = ByteString.CopyFrom(Secrets.PocketKey(_secret)) };
        var answer = await Persistence.AskAsync(
            token => _entrance.TakePocketAsync(_stay, request, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        switch (answer.Refusal)
        {
            case null:
                await ReadAsync(null, cancellationToken);
                break;
            case { Code: RefusalCode.PocketTaken } taken:
                // Who came back in another role took it before, with this very key.
                await ReadAsync(taken, cancellationToken);
                break;
            default:
                Bar(answer.Refusal);
                break;
        }
    }

    /// <summary>What an earlier run, or an answer that was lost, left in the pocket.</summary>
    /// <param name="otherwise">What bars the way when there is no such pocket; null: what the answer says.</param>
    private async Task ReadAsync(Refusal? otherwise, CancellationToken cancellationToken)
    {
        var request = new ReadPocketRequest { Round = _round, Secret = ByteString.CopyFrom(_secret) };
        var answer = await Persistence.AskAsync(
            token => _entrance.ReadPocketAsync(_stay, request, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        if (answer.Pocket is not { } pocket)
        {
            Bar(otherwise ?? answer.Refusal ?? new());
            return;
        }
        (_taken, _counter) = (true, pocket.Counter);
        await _wishes.HoldAsync(pocket, cancellationToken);
        Changed?.Invoke();
    }

    private async Task KeepAsync(Wish wish, PocketCommand act, Stage stage, CancellationToken cancellationToken)
    {
        var command = act.Clone();
        (command.Round, command.Secret, command.Counter) = (_round, ByteString.CopyFrom(_secret), _counter + 1);
        var answer = await Persistence.AskAsync(
            token => _entrance.KeepAsync(_stay, command, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        switch (answer.Refusal?.Code)
        {
            case null:
                _counter++;
                await _wishes.HeldAsync(wish, act, cancellationToken);
                break;
            case RefusalCode.PocketOrder or RefusalCode.NoPocket or RefusalCode.IdReused:
                // What the pocket holds is not what was thought (another tab writes into it too): look, then go on from there.
                _taken = answer.Refusal.Code != RefusalCode.NoPocket;
                if (_taken)
                {
                    await ReadAsync(null, cancellationToken);
                }
                break;
            case RefusalCode.Stage:
                _closedStage = stage;
                break;
            case RefusalCode.RoundClosed or RefusalCode.Token:
                Bar(answer.Refusal);
                break;
            default:
                _wishes.Refuse(wish, act, answer.Refusal);
                break;
        }
        Changed?.Invoke();
    }

    private void Bar(Refusal refusal)
    {
        _closedRound = _round;
        // A closed round is no bar: the next one opens with the pour that closed it.
        Barred = refusal.Code == RefusalCode.RoundClosed ? null : refusal;
        Changed?.Invoke();
    }
}
