using ElephantBoard.Link.Outbox;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>A store in which items wait until the test lets them pass.</summary>
internal sealed class GatedStore(IOutboxStore store) : IOutboxStore
{
    /// <summary>Items of pockets that are put now wait for it; null: they do not.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(cancellationToken);

    public async ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (Gate is { } gate && entry.Key.StartsWith("item/", StringComparison.Ordinal))
        {
            await gate.Task.WaitAsync(cancellationToken);
        }
        await store.PutAsync(entry, cancellationToken);
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) =>
        store.RemoveAsync(key, cancellationToken);
}
