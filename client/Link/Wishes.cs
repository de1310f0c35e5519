using System.Collections.Immutable;
using System.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>What a seat wants in its pocket, beside the outbox that keeps it. May be used from several threads at once.</summary>
internal sealed class Wishes(IOutboxStore store, SemaphoreSlim storing)
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Wish> _wishes = [];
    private ImmutableHashSet<ulong> _mine = [];

    public ImmutableHashSet<ulong> Mine => Volatile.Read(ref _mine);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var waiting in await StoreAsync(store => store.ReadAsync(cancellationToken), cancellationToken))
        {
            lock (_gate)
            {
                if (waiting.Is(WaitingForm.Mine) && WaitingForm.TryReadMine(waiting.Key, out var elephant))
                {
                    Own(elephant);
                }
                else if (waiting.Is(WaitingForm.Draft) || waiting.Is(WaitingForm.Rewording))
                {
                    _wishes.TryAdd(waiting.Key, new(waiting.Key, PocketCommand.Parser.ParseFrom(waiting.Value.Span)));
                }
            }
        }
    }

    /// <summary>Wants something. Kept in the outbox when it returns.</summary>
    public async Task PutAsync(PocketCommand act, CancellationToken cancellationToken)
    {
        var key = KeyOf(act);
        if (act.ActCase == PocketCommand.ActOneofCase.KeepDraft)
        {
            var elephant = Secrets.ElephantOf(act.KeepDraft.Draft.Span);
            await KeepAsync(MineKey(elephant), default, cancellationToken);
            Own(elephant);
        }
        await KeepAsync(key, act.ToByteArray(), cancellationToken);
        lock (_gate)
        {
            if (_wishes.TryGetValue(key, out var wish))
            {
                (wish.Act, wish.Refusal) = (act, null);
            }
            else
            {
                _wishes.Add(key, new(key, act));
            }
        }
    }

    /// <summary>The first wish that is to be sent, with its act as it is now.</summary>
    public (Wish Wish, PocketCommand Act)? Next()
    {
        lock (_gate)
        {
            var open = _wishes.Values.FirstOrDefault(wish => wish.IsOpen);
            return open is null ? null : (open, open.Act);
        }
    }

    /// <summary>How many are not in the pocket as they are wanted, and how many the room does not take.</summary>
    public (int Open, int Refused) Count()
    {
        lock (_gate)
        {
            return (_wishes.Values.Count(wish => wish.IsOpen), _wishes.Values.Count(wish => wish.Refusal is not null));
        }
    }

    /// <summary>The pocket took an act.</summary>
    public async Task HeldAsync(Wish wish, PocketCommand act, CancellationToken cancellationToken)
    {
        bool done;
        lock (_gate)
        {
            var drops = act.ActCase is PocketCommand.ActOneofCase.DropDraft or PocketCommand.ActOneofCase.DropRewording;
            wish.Held = drops ? null : act;
            done = drops && wish.IsDrop;
        }
        if (done)
        {
            await ForgetAsync(wish, cancellationToken);
        }
    }

    /// <summary>The room does not take an act; it stays until it is written anew or dropped.</summary>
    public void Refuse(Wish wish, PocketCommand act, Refusal refusal)
    {
        lock (_gate)
        {
            if (wish.Act.Equals(act))
            {
                wish.Refusal = refusal;
            }
        }
    }

    /// <summary>What the pocket really holds. What is not known here was written by an earlier run, and is taken in.</summary>
    public async Task HoldAsync(Pocket pocket, CancellationToken cancellationToken)
    {
        var held = pocket
            .Drafts.Select(draft => new PocketCommand { KeepDraft = draft })
            .Concat(pocket.Rewordings.Select(rewording => new PocketCommand { KeepRewording = rewording }))
            .ToDictionary(KeyOf);
        var done = new List<Wish>();
        lock (_gate)
        {
            foreach (var wish in _wishes.Values)
            {
                wish.Held = held.GetValueOrDefault(wish.Key);
                if (wish.IsDrop && wish.Held is null)
                {
                    done.Add(wish);
                }
            }
            foreach (var (key, act) in held)
            {
                _wishes.TryAdd(key, new(key, act) { Held = act });
                if (act.ActCase == PocketCommand.ActOneofCase.KeepDraft)
                {
                    Own(Secrets.ElephantOf(act.KeepDraft.Draft.Span));
                }
            }
        }
        foreach (var wish in done)
        {
            await ForgetAsync(wish, cancellationToken);
        }
    }

    /// <summary>A new round is open: what was poured is out of the pocket, the rest is wanted in the next one.</summary>
    public async Task CarryAsync(RoomView view, CancellationToken cancellationToken)
    {
        List<Wish> done;
        lock (_gate)
        {
            done = [.. _wishes.Values.Where(wish => wish.IsDrop || IsPoured(wish, view))];
            foreach (var wish in _wishes.Values)
            {
                (wish.Held, wish.Refusal) = (null, null);
            }
        }
        foreach (var wish in done)
        {
            await ForgetAsync(wish, cancellationToken);
        }
    }

    public IReadOnlyList<Draft> Drafts()
    {
        lock (_gate)
        {
            return
            [
                .. _wishes
                    .Values.Where(wish => wish.Act.ActCase == PocketCommand.ActOneofCase.KeepDraft)
                    .Select(wish => new Draft(
                        Secrets.ElephantOf(wish.Act.KeepDraft.Draft.Span),
                        wish.Act.KeepDraft,
                        wish.Refusal is not null ? DraftState.Refused
                            : wish.IsOpen ? DraftState.Waiting
                            : DraftState.Kept,
                        wish.Refusal
                    )),
            ];
        }
    }

    public IReadOnlyList<KeepRewording> Rewordings()
    {
        lock (_gate)
        {
            return [.. _wishes.Values.Select(wish => wish.Act.KeepRewording).Where(keep => keep is not null)];
        }
    }

    private static bool IsPoured(Wish wish, RoomView view)
    {
        if (wish.Act.ActCase == PocketCommand.ActOneofCase.KeepDraft)
        {
            return view.Room.Elephants.ContainsKey(Secrets.ElephantOf(wish.Act.KeepDraft.Draft.Span));
        }
        var rewording = wish.Act.KeepRewording;
        return wish.Act.Equals(wish.Held)
            || !view.Room.Elephants.TryGetValue(rewording.Elephant, out var elephant)
            || !elephant.IsShown
            || view.Text(elephant.Wording) == rewording.Text.Trim().Normalize(NormalizationForm.FormC);
    }

    private static string KeyOf(PocketCommand act) =>
        act.ActCase switch
        {
            PocketCommand.ActOneofCase.KeepDraft => WaitingForm.Draft + Convert.ToHexString(act.KeepDraft.Draft.Span),
            PocketCommand.ActOneofCase.DropDraft => WaitingForm.Draft + Convert.ToHexString(act.DropDraft.Draft.Span),
            PocketCommand.ActOneofCase.KeepRewording => $"{WaitingForm.Rewording}{act.KeepRewording.Elephant:x16}",
            PocketCommand.ActOneofCase.DropRewording => $"{WaitingForm.Rewording}{act.DropRewording.Elephant:x16}",
            _ => throw new ArgumentException("Not a pocket act.", nameof(act)),
        };

    private static string MineKey(ulong elephant) => $"{WaitingForm.Mine}{elephant:x16}";

    private void Own(ulong elephant) => ImmutableInterlocked.Update(ref _mine, mine => mine.Add(elephant));

    private async Task ForgetAsync(Wish wish, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _wishes.Remove(wish.Key);
        }
        await storing.WaitAsync(cancellationToken);
        try
        {
            await store.RemoveAsync(wish.Key, cancellationToken);
        }
        finally
        {
            storing.Release();
        }
    }

    private async Task KeepAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        await storing.WaitAsync(cancellationToken);
        try
        {
            await store.PutAsync(new(key, value), cancellationToken);
        }
        finally
        {
            storing.Release();
        }
    }

    private async Task<T> StoreAsync<T>(Func<IOutboxStore, ValueTask<T>> use, CancellationToken cancellationToken)
    {
        await storing.WaitAsync(cancellationToken);
        try
        {
            return await use(store);
        }
        finally
        {
            storing.Release();
        }
    }
}
