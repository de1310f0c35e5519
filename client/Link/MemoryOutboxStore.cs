namespace ElephantBoard.Link;

/// <summary>Stores items in memory, until the program ends.</summary>
public sealed class MemoryOutboxStore : IOutboxStore
{
    private readonly OrderedDictionary<string, Waiting> _waiting = [];

    public ValueTask<IReadOnlyList<Waiting>> ReadAsync(CancellationToken cancellationToken) =>
        new([.. _waiting.Values]);

    public ValueTask PutAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        _waiting[waiting.Key] = waiting;
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        _waiting.Remove(key);
        return ValueTask.CompletedTask;
    }
}
