using System.Collections.Concurrent;
using ElephantBoard.Log;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>A log that shows each commit, can be made to take its time over one, and is never tidied.</summary>
/// <param name="folder">Of its files; null: it has none.</param>
internal sealed class WatchedLog(IRoomLog log, string? folder = null) : IRoomLog
{
    private volatile TaskCompletionSource? _held;
    private volatile TaskCompletionSource<bool> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskCompletionSource<bool> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next commit.</summary>
    public Task<bool> Next => Volatile.Read(ref _next).Task;

    /// <summary>Bytes that each commit has added to the two write-ahead logs.</summary>
    public ConcurrentDictionary<Commit, (long Rooms, long Pockets)> Growth { get; } = new();

    public ConcurrentQueue<Commit> Commits { get; } = new();

    /// <summary>From now on commits wait; the answer ends when one does.</summary>
    public Task<bool> HoldAsync()
    {
        _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _reached.Task;
    }

    public void Pass()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    public async ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        if (_held is { } held)
        {
            _reached.TrySetResult(true);
            await held.Task;
        }
        var (rooms, pockets) = (Size("rooms.db-wal"), Size("pockets.db-wal"));
        var outcome = await log.AppendAsync(commit, cancellationToken);
        Growth[commit] = (Size("rooms.db-wal") - rooms, Size("pockets.db-wal") - pockets);
        Commits.Enqueue(commit);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult(true);
        return outcome;
    }

    public ValueTask<bool> CreateAsync(Guid room, string code, ulong epoch, CancellationToken cancellationToken) =>
        log.CreateAsync(room, code, epoch, cancellationToken);

    public ValueTask<Guid?> FindAsync(string code, CancellationToken cancellationToken) =>
        log.FindAsync(code, cancellationToken);

    public ValueTask<RoomRecord?> ReadRoomAsync(Guid room, CancellationToken cancellationToken) =>
        log.ReadRoomAsync(room, cancellationToken);

    public ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    ) => log.ReadBatchesAsync(room, after, bytes, cancellationToken);

    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(Guid room, RowKind kind, CancellationToken cancellationToken) =>
        log.ReadRowsAsync(room, kind, cancellationToken);

    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        Guid room,
        RowKind kind,
        IReadOnlyCollection<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellationToken
    ) => log.ReadRowsAsync(room, kind, keys, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadPrivateAsync(
        Guid room,
        ulong round,
        CancellationToken cancellationToken
    ) => log.ReadPrivateAsync(room, round, cancellationToken);

    public ValueTask<bool> HoldsPrivateAsync(CancellationToken cancellationToken) =>
        log.HoldsPrivateAsync(cancellationToken);

    public ValueTask<bool> TidyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);

    public ValueTask<StoredCheckpoint?> ReadCheckpointAsync(Guid room, CancellationToken cancellationToken) =>
        log.ReadCheckpointAsync(room, cancellationToken);

    public ValueTask WriteCheckpointAsync(
        Guid room,
        StoredCheckpoint checkpoint,
        CancellationToken cancellationToken
    ) => log.WriteCheckpointAsync(room, checkpoint, cancellationToken);

    public ValueTask CheckAsync(CancellationToken cancellationToken) => log.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => log.DisposeAsync();

    private long Size(string file) => folder is null ? 0 : new FileInfo(Path.Combine(folder, file)).Length;
}
