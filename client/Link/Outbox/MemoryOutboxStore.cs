namespace ElephantBoard.Link.Outbox;

/// <summary>Stores items in memory, until the program ends.</summary>
public sealed class MemoryOutboxStore : IOutboxStore
{
    private readonly OrderedDictionary<string, OutboxEntry> _entries = [];

    public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken) =>
        new([.. _entries.Values]);

    public ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries[entry.Key] = entry;
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        _entries.Remove(key);
        return ValueTask.CompletedTask;
    }
}
