namespace ElephantBoard.Log;

/// <summary>
/// Stores rooms. Knows nothing of elephants: a room is a sequence of opaque events, rows beside them, and private
/// images in a separate store.
/// </summary>
/// <remarks>
/// <para>One commit is atomic and durable: when <see cref="AppendAsync"/> returns <see cref="AppendOutcome.Written"/>, all of
/// it is on disk (fsync). The caller serializes the commits of one room; commits of different rooms may be
/// in flight together and share one fsync.</para>
/// <para>Every commit compares the room's <see cref="Head"/> and increases its revision. This decides between two owners.</para>
/// <para>The main store is authoritative for the private one: after a crash between the two, a private image that belongs to a
/// commit which the main store does not have is not in effect, and the image of a dropped round is gone. The private store does
/// not record which commit or which revision wrote an image.</para>
/// </remarks>
public interface IRoomLog : IAsyncDisposable
{
    /// <summary>Creates a room at sequence 0, revision 0. Returns false when the id or the code is in use.</summary>
    /// <param name="room">16 bytes, random.</param>
    /// <param name="code">10 characters of Crockford base32.</param>
    /// <param name="epoch">Random, not 0.</param>
    /// <exception cref="LogFullException">No space left; nothing was written.</exception>
    ValueTask<bool> CreateAsync(Guid room, string code, ulong epoch, CancellationToken cancellationToken);

    /// <summary>Returns the room of a join code, or null.</summary>
    ValueTask<Guid?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>Returns the room's code and head, or null when there is no such room.</summary>
    ValueTask<RoomRecord?> ReadRoomAsync(Guid room, CancellationToken cancellationToken);

    /// <summary>Writes one commit completely or not at all.</summary>
    /// <param name="commit">Its bytes must not change until this returns.</param>
    /// <param name="cancellationToken">Observed only before the writer takes the commit. After that, the call waits for the result.</param>
    /// <exception cref="LogUnknownException">It is unknown whether the commit was written. The caller must discard its state of the
    /// room and read it again.</exception>
    ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the batches after a sequence number, in the order in which they were written, at most about <paramref name="bytes"/> of them
    /// (but always at least one with events, when there is one).
    /// </summary>
    /// <remarks>
    /// The first batch may begin at or before <paramref name="after"/>. A batch without events comes after the event that was
    /// the last one when it was written, and is returned when that event is <paramref name="after"/> or later. A page never ends between
    /// an event and the batches without events that follow it. So continue with the number of the last event read, until it is the
    /// head's: no batch is missed then, and at a page boundary a batch without events may be returned twice.
    /// </remarks>
    ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    );

    /// <summary>Returns all rows of one kind, in ascending order of their keys (as unsigned bytes).</summary>
    ValueTask<IReadOnlyList<Row>> ReadRowsAsync(Guid room, RowKind kind, CancellationToken cancellationToken);

    /// <summary>Returns some rows of one kind, in the order of the requested keys. Skips missing rows.</summary>
    ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        Guid room,
        RowKind kind,
        IReadOnlyCollection<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the private image of a round, or null when it has none.</summary>
    /// <exception cref="InvalidDataException">The round had an image, and the private store has lost it.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadPrivateAsync(Guid room, ulong round, CancellationToken cancellationToken);

    /// <summary>Returns whether there is any private image, of any room. If so, the encryption key is still needed.</summary>
    ValueTask<bool> HoldsPrivateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Removes every trace of deleted content from the files: empties the write-ahead logs, whose old frames contain deleted rows and
    /// reveal the order in which rows were written, and deletes copies that contain a row which the log no longer has. Rooms continue
    /// meanwhile. Does not wait for other readers of the files.
    /// </summary>
    /// <returns>False when another reader of the files still needs something old. Call again until it is true. The request does not
    /// survive a crash, so also call this once after opening.</returns>
    /// <exception cref="LogFullException">Not enough space for the operation; nothing is lost.</exception>
    ValueTask<bool> TidyAsync(CancellationToken cancellationToken);

    /// <summary>Returns the latest checkpoint of a room, or null. It is a cache and may be older than the head by any number of events.</summary>
    ValueTask<StoredCheckpoint?> ReadCheckpointAsync(Guid room, CancellationToken cancellationToken);

    /// <summary>Stores a checkpoint, replacing the previous one. No commit waits for it, and losing it loses no data, so it is silently
    /// dropped when there is no space or no such room.</summary>
    ValueTask WriteCheckpointAsync(Guid room, StoredCheckpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Throws when the store cannot be read (for readiness checks).</summary>
    ValueTask CheckAsync(CancellationToken cancellationToken);
}
