using System.Collections.Concurrent;

namespace ElephantBoard.Log;

/// <summary>A log in memory that ends with its process, for tests and demos. Has the same contract as the durable ones, except for the
/// disk.</summary>
public sealed class MemoryRoomLog : IRoomLog
{
    private readonly ConcurrentDictionary<Guid, MemoryRoom> _rooms = [];
    private readonly ConcurrentDictionary<string, Guid> _codes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<bool> CreateAsync(Guid room, string code, ulong epoch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Preconditions.CheckNewRoom(code, epoch);
        if (!_codes.TryAdd(code, room))
        {
            return ValueTask.FromResult(false);
        }
        if (!_rooms.TryAdd(room, new MemoryRoom(new RoomRecord(room, code, new Head(epoch, 0, 0)))))
        {
            _codes.TryRemove(code, out _);
            return ValueTask.FromResult(false);
        }
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask<Guid?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var known = _codes.TryGetValue(code, out var room) && _rooms.ContainsKey(room);
        return Answer<Guid?>(known ? room : null, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<RoomRecord?> ReadRoomAsync(Guid room, CancellationToken cancellationToken) =>
        Answer(_rooms.GetValueOrDefault(room)?.Record, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Preconditions.CheckCommit(commit);
        var written = _rooms.TryGetValue(commit.Room, out var room) && room.Append(commit);
        return ValueTask.FromResult(written ? AppendOutcome.Written : AppendOutcome.HeadMoved);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    ) => Answer(_rooms.GetValueOrDefault(room)?.ReadBatches(after, bytes) ?? [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(Guid room, RowKind kind, CancellationToken cancellationToken) =>
        Answer(_rooms.GetValueOrDefault(room)?.ReadRows(kind) ?? [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        Guid room,
        RowKind kind,
        IReadOnlyCollection<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellationToken
    ) => Answer(_rooms.GetValueOrDefault(room)?.ReadRows(kind, keys) ?? [], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadPrivateAsync(
        Guid room,
        ulong round,
        CancellationToken cancellationToken
    ) => Answer(_rooms.GetValueOrDefault(room)?.ReadPrivate(round), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TidyAsync(CancellationToken cancellationToken) => Answer(true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredCheckpoint?> ReadCheckpointAsync(Guid room, CancellationToken cancellationToken) =>
        Answer(_rooms.GetValueOrDefault(room)?.Checkpoint, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WriteCheckpointAsync(Guid room, StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_rooms.TryGetValue(room, out var known))
        {
            known.Checkpoint = checkpoint with { Bytes = checkpoint.Bytes.ToArray() };
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> HoldsPrivateAsync(CancellationToken cancellationToken) =>
        Answer(_rooms.Values.Any(room => room.HoldsPrivate), cancellationToken);

    /// <inheritdoc/>
    public ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ValueTask<T> Answer<T>(T value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(value);
    }
}
