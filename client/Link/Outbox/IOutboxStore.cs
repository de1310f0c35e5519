namespace ElephantBoard.Link.Outbox;

/// <summary>Stores the unsent changes of one seat, which are few.</summary>
/// <remarks>Items stay until they are removed, in a file also over a restart. Calls are made one at a time.</remarks>
public interface IOutboxStore
{
    /// <summary>Returns all items, in the order in which they were first put.</summary>
    ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Stores an item; it is stored on return. An existing key keeps its position and gets the new value.</summary>
    ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken);

    ValueTask RemoveAsync(string key, CancellationToken cancellationToken);
}
