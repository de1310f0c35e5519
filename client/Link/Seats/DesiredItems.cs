using System.Collections.Immutable;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>Stores a seat's desired pocket items in the outbox. Knows keys and versions, but no kind of item. Thread-safe.</summary>
internal sealed class DesiredItems(IOutboxStore store, SemaphoreSlim storing)
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(ulong Question, ByteString Key), DesiredItem> _items = [];
    private ImmutableHashSet<ulong> _mine = [];

    public ImmutableHashSet<ulong> Mine => Volatile.Read(ref _mine);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await StoreAsync(store => store.ReadAsync(cancellationToken), cancellationToken))
        {
            lock (_gate)
            {
                if (entry.Is(OutboxEntryKind.Mine) && OutboxEntryKind.TryReadMine(entry.Key, out var elephant))
                {
                    Own(elephant);
                }
                else if (entry.Is(OutboxEntryKind.Item) && OutboxEntryKind.TryReadItem(entry, out var item))
                {
                    _items.TryAdd((item.Question, item.Key), item);
                }
            }
        }
    }

    /// <summary>Sets the desired item of a key, or removes it when <paramref name="item"/> is null. The change is in the outbox on return.</summary>
    public async Task WantAsync(ulong question, ByteString key, PocketItem? item, CancellationToken cancellationToken)
    {
        await storing.WaitAsync(cancellationToken);
        try
        {
            if (item is not null && PocketItems.Becomes(item) is { } elephant)
            {
                await store.PutAsync(new(OutboxEntryKind.MineKey(elephant), default), cancellationToken);
                Own(elephant);
            }
            var entry = OutboxEntryKind.ItemKey(question, key);
            await store.PutAsync(new(entry, item?.ToByteArray() ?? default), cancellationToken);
            // Within the lock of the store: memory and store forget an item together, and never one that is wanted again.
            lock (_gate)
            {
                if (_items.TryGetValue((question, key), out var desired))
                {
                    (desired.Item, desired.Refusal) = (item, null);
                }
                else
                {
                    _items.Add((question, key), new(question, key, item));
                }
            }
        }
        finally
        {
            storing.Release();
        }
    }

    /// <summary>Returns the first item of a pocket that needs to be sent, with its desired content now.</summary>
    /// <param name="onlyRemovals">Whether the stage allows only removals.</param>
    public (DesiredItem Desired, PocketItem? Item)? Next(ulong question, bool onlyRemovals)
    {
        lock (_gate)
        {
            var next = _items.Values.FirstOrDefault(each =>
                each.Question == question && each.NeedsSync && (each.Item is null || !onlyRemovals)
            );
            return next is null ? null : (next, next.Item);
        }
    }

    /// <summary>Returns how many items differ from the pocket, and how many the room refused.</summary>
    public (int Open, int Refused) Count()
    {
        lock (_gate)
        {
            return (_items.Values.Count(each => each.NeedsSync), _items.Values.Count(each => each.Refusal is not null));
        }
    }

    /// <summary>Returns all desired items, in the order in which they were first written.</summary>
    public IReadOnlyList<OwnItem> All()
    {
        lock (_gate)
        {
            return
            [
                .. _items
                    .Values.Where(each => each.Item is not null)
                    .Select(each => new OwnItem(
                        each.Question,
                        each.Item!,
                        each.Refusal is not null ? DraftState.Refused
                            : each.NeedsSync ? DraftState.Pending
                            : DraftState.Saved,
                        each.Refusal
                    )),
            ];
        }
    }

    /// <summary>Records that the pocket accepted an item.</summary>
    public async Task TakenAsync(DesiredItem desired, PocketItem? item, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            desired.Actual = item?.Version;
        }
        if (item is null)
        {
            await ForgetAsync(desired, static each => each.Item is null, cancellationToken);
        }
    }

    /// <summary>Records that the room refused an item; it remains until it is written again or removed.</summary>
    public void Refuse(DesiredItem desired, PocketItem? item, Refusal refusal)
    {
        lock (_gate)
        {
            if (desired.Item?.Version == item?.Version)
            {
                desired.Refusal = refusal;
            }
        }
    }

    /// <summary>Takes over the actual content of a pocket. Items that are unknown here were written by an earlier run, and become desired.</summary>
    public async Task HoldAsync(ulong question, Pocket pocket, CancellationToken cancellationToken)
    {
        var actual = new Dictionary<ByteString, PocketItem>();
        foreach (var item in pocket.Items)
        {
            actual[item.Key] = item;
        }
        List<DesiredItem> held;
        lock (_gate)
        {
            held = [.. _items.Values.Where(each => each.Question == question)];
            foreach (var desired in held)
            {
                desired.Actual = actual.GetValueOrDefault(desired.Key)?.Version;
            }
            // Items of a newer build are left to it.
            foreach (var item in pocket.Items.Where(PocketItems.IsKnown))
            {
                _items.TryAdd((question, item.Key), new(question, item.Key, item) { Actual = item.Version });
                if (PocketItems.Becomes(item) is { } elephant)
                {
                    Own(elephant);
                }
            }
        }
        foreach (var desired in held)
        {
            await ForgetAsync(desired, static each => each is { Item: null, Actual: null }, cancellationToken);
        }
    }

    /// <summary>Ends a closed round: items that came out of it, or can no longer come out, are no longer desired. The others go into
    /// the next pocket.</summary>
    public async Task CarryAsync(ulong question, Room room, CancellationToken cancellationToken)
    {
        List<DesiredItem> closed;
        lock (_gate)
        {
            closed = [.. _items.Values.Where(each => each.Question == question)];
            foreach (var desired in closed)
            {
                (desired.Actual, desired.Refusal) = (null, null);
            }
        }
        foreach (var desired in closed)
        {
            await ForgetAsync(
                desired,
                each => each.Item is null || PocketItems.IsSettled(room, question, each.Item),
                cancellationToken
            );
        }
    }

    /// <summary>Returns the questions that an item here answers.</summary>
    public IReadOnlyList<ulong> Questions()
    {
        lock (_gate)
        {
            return [.. _items.Values.Select(each => each.Question).Where(question => question != 0).Distinct()];
        }
    }

    private void Own(ulong elephant) => ImmutableInterlocked.Update(ref _mine, mine => mine.Add(elephant));

    /// <summary>Forgets an item, in memory and in the store, if it is done and was not written again in the meantime.</summary>
    private async Task ForgetAsync(
        DesiredItem desired,
        Func<DesiredItem, bool> isDone,
        CancellationToken cancellationToken
    )
    {
        await storing.WaitAsync(cancellationToken);
        try
        {
            lock (_gate)
            {
                if (!isDone(desired))
                {
                    return;
                }
                _items.Remove((desired.Question, desired.Key));
            }
            await store.RemoveAsync(OutboxEntryKind.ItemKey(desired.Question, desired.Key), cancellationToken);
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
