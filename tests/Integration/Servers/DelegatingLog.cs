using ElephantBoard.Log;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>A log that forwards all calls to another log. Tests override single methods.</summary>
internal abstract class DelegatingLog(IRoomLog log) : IRoomLog
{
    protected IRoomLog Log { get; set; } = log;

    public virtual ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken) =>
        Log.AppendAsync(commit, cancellationToken);

    public virtual ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    ) => Log.ReadBatchesAsync(room, after, bytes, cancellationToken);

    public virtual ValueTask<bool> TidyAsync(CancellationToken cancellationToken) => Log.TidyAsync(cancellationToken);

    public virtual ValueTask<bool> CreateAsync(
        Guid room,
        string code,
        ulong epoch,
        CancellationToken cancellationToken
    ) => Log.CreateAsync(room, code, epoch, cancellationToken);

    public ValueTask<Guid?> FindAsync(string code, CancellationToken cancellationToken) =>
        Log.FindAsync(code, cancellationToken);

    public ValueTask<RoomRecord?> ReadRoomAsync(Guid room, CancellationToken cancellationToken) =>
        Log.ReadRoomAsync(room, cancellationToken);

    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(Guid room, RowKind kind, CancellationToken cancellationToken) =>
        Log.ReadRowsAsync(room, kind, cancellationToken);

    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        Guid room,
        RowKind kind,
        IReadOnlyCollection<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellationToken
    ) => Log.ReadRowsAsync(room, kind, keys, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadPrivateAsync(
        Guid room,
        ulong round,
        CancellationToken cancellationToken
    ) => Log.ReadPrivateAsync(room, round, cancellationToken);

    public ValueTask<bool> HoldsPrivateAsync(CancellationToken cancellationToken) =>
        Log.HoldsPrivateAsync(cancellationToken);

    public ValueTask<StoredCheckpoint?> ReadCheckpointAsync(Guid room, CancellationToken cancellationToken) =>
        Log.ReadCheckpointAsync(room, cancellationToken);

    public ValueTask WriteCheckpointAsync(
        Guid room,
        StoredCheckpoint checkpoint,
        CancellationToken cancellationToken
    ) => Log.WriteCheckpointAsync(room, checkpoint, cancellationToken);

    public virtual ValueTask CheckAsync(CancellationToken cancellationToken) => Log.CheckAsync(cancellationToken);

    public virtual ValueTask DisposeAsync() => Log.DisposeAsync();
}
