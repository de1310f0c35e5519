namespace ElephantBoard.Log;

/// <summary>
/// Where rooms are kept. Knows nothing of elephants: a room is a sequence of opaque events, rows beside them, and private
/// images in a store of their own.
/// </summary>
/// <remarks>
/// <para>One commit is atomic and durable: when <see cref="AppendAsync"/> answers <see cref="AppendOutcome.Written"/>, all of
/// it is on disk (fsync). Commits of one room are serialised by their caller; commits of different rooms may be
/// in flight together and share one fsync.</para>
/// <para>Every commit compares the room's <see cref="Head"/> and raises its revision: the judge between two owners.</para>
/// <para>The main store is the judge of the private one: after a crash between the two, a private image that belongs to a
/// commit which the main store does not have is not in force, and that of a dropped round is gone. Nothing in the private store
/// says which commit or which revision wrote an image.</para>
/// </remarks>
public interface IRoomLog : IAsyncDisposable
{
    /// <summary>Makes a room at sequence 0, revision 0. False when the id or the code is in use.</summary>
    /// <param name="room">16 bytes, random.</param>
    /// <param name="code">10 signs of Crockford base32.</param>
    /// <param name="epoch">Random, not 0.</param>
    /// <exception cref="LogFullException">No space left; nothing was written.</exception>
    ValueTask<bool> CreateAsync(Guid room, string code, ulong epoch, CancellationToken cancellationToken);

    /// <summary>The room of a join code, or null.</summary>
    ValueTask<Guid?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>The room's code and head, or null when there is no such room.</summary>
    ValueTask<RoomRecord?> ReadRoomAsync(Guid room, CancellationToken cancellationToken);

    /// <summary>Writes one commit, whole or not at all.</summary>
    /// <param name="commit">Its bytes must stay as they are until this answers.</param>
    /// <param name="cancellationToken">Heard only before the commit is taken: one that may be written is waited for.</param>
    /// <exception cref="LogUnknownException">Whether it was written is not known. The caller forgets what it holds of the
    /// room and reads again.</exception>
    ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Turns after a sequence number, in the order in which they were written, at most about <paramref name="bytes"/> of them
    /// (but always at least one with events, when there is one).
    /// </summary>
    /// <remarks>
    /// The first turn may begin at or before <paramref name="after"/>. A turn without events stands behind the event that was
    /// the last one when it was written, and is read when that is <paramref name="after"/> or later. A page never ends between
    /// an event and the turns without events behind it. So: go on with the number of the last event read, until that is the
    /// head's; nothing is missed then, and at the edge of a page a turn without events may come a second time.
    /// </remarks>
    ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    );

    /// <summary>All rows of one kind, ascending by key (as unsigned bytes).</summary>
    ValueTask<IReadOnlyList<Row>> ReadRowsAsync(Guid room, RowKind kind, CancellationToken cancellationToken);

    /// <summary>Some rows of one kind, in the order asked for; a missing one is left out.</summary>
    ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        Guid room,
        RowKind kind,
        IReadOnlyCollection<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellationToken
    );

    /// <summary>The private image of a round, or null when it has none.</summary>
    /// <exception cref="InvalidDataException">It had one, and the private store has lost it.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadPrivateAsync(Guid room, ulong round, CancellationToken cancellationToken);

    /// <summary>Whether any private image is there, of any room: whether something needs the key that they are encrypted with.</summary>
    ValueTask<bool> HoldsPrivateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Removes every trace of what was deleted from the files: empties the write-ahead logs, whose old frames hold deleted rows and
    /// tell in which order rows came, and deletes copies that hold a row which the log no longer has. Rooms go on meanwhile: it
    /// waits for no other reader of the files.
    /// </summary>
    /// <returns>False when another reader of the files still needs something old. Ask again until it is true: nothing
    /// remembers across a crash that it was asked for, so ask once after opening, too.</returns>
    /// <exception cref="LogFullException">No space left to do it in; nothing is lost.</exception>
    ValueTask<bool> TidyAsync(CancellationToken cancellationToken);

    /// <summary>Latest checkpoint of a room, or null. A cache: may be older than the head by any number of events.</summary>
    ValueTask<StoredCheckpoint?> ReadCheckpointAsync(Guid room, CancellationToken cancellationToken);

    /// <summary>Keeps a checkpoint over the one before. Not waited for by any commit; losing it loses nothing, so it is silently not
    /// kept where there is no space, or no such room.</summary>
    ValueTask WriteCheckpointAsync(Guid room, StoredCheckpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Throws when the store cannot be read (for readiness checks).</summary>
    ValueTask CheckAsync(CancellationToken cancellationToken);
}
