using ElephantBoard.Log.Sqlite;

namespace ElephantBoard.Log;

/// <summary>
/// Stores rooms in two SQLite files: rooms.db contains everything that a room's people may see, pockets.db the private state. A commit
/// is acknowledged after its fsync; commits of all rooms that wait at the same time share it.
/// </summary>
public sealed class SqliteRoomLog : IRoomLog
{
    private readonly DataFolder _folder;
    private readonly MainStore _main;
    private readonly PrivateStore _pockets;
    private readonly WriterThread _writer;
    private readonly Readers _readers;
    private int _disposed;

    private SqliteRoomLog(SqliteLogOptions options, DataFolder folder, MainStore main, PrivateStore pockets)
    {
        _folder = folder;
        _main = main;
        _pockets = pockets;
        var batches = new BatchWriter(main, pockets, options.BetweenCommits);
        _writer = new WriterThread(batches, options.MaxBatch);
        _readers = new Readers(folder.Rooms, options.Readers);
    }

    /// <summary>The number of times that this log waited for the disk to have commits: one for each group of commits, and one more if the
    /// group has private images. 0 on systems other than Linux, where SQLite does not let it be counted.</summary>
    public long Syncs => _main.Syncs + _pockets.Syncs;

    /// <summary>The part of <see cref="Syncs"/> that rooms.db waited for: one for each group of commits, whether it is private or not.</summary>
    public long RoomSyncs => _main.Syncs;

    /// <summary>
    /// Opens the data folder exclusively, migrates its files to this build's schema (after copying rooms.db), and undoes incomplete
    /// work of a crash.
    /// </summary>
    /// <param name="time">Dates the steps of the schema; nothing else is dated.</param>
    /// <exception cref="LogOpenException">The folder cannot be used; the message contains what to do.</exception>
    public static Task<SqliteRoomLog> OpenAsync(
        SqliteLogOptions options,
        TimeProvider time,
        CancellationToken cancellationToken
    ) => Task.Run(() => Open(options, time), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> CreateAsync(Guid room, string code, ulong epoch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Preconditions.CheckNewRoom(code, epoch);
        return await _writer.RunAsync(() => _main.Create(room, code, epoch));
    }

    /// <inheritdoc/>
    public ValueTask<Guid?> FindAsync(string code, CancellationToken cancellationToken) =>
        _readers.ReadAsync(reader => reader.Find(code), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RoomRecord?> ReadRoomAsync(Guid room, CancellationToken cancellationToken) =>
        _readers.ReadAsync(reader => reader.Room(room), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Preconditions.CheckCommit(commit);
        return new ValueTask<AppendOutcome>(_writer.AppendAsync(commit));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    ) => _readers.ReadAsync(reader => reader.Batches(room, after, bytes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(Guid room, RowKind kind, CancellationToken cancellationToken) =>
        _readers.ReadAsync(reader => reader.Rows(room, kind), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        Guid room,
        RowKind kind,
        IReadOnlyCollection<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellationToken
    ) => _readers.ReadAsync(reader => reader.Rows(room, kind, keys), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadPrivateAsync(
        Guid room,
        ulong round,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _writer.RunAsync(() => _pockets.Read(room, round));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> HoldsPrivateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _writer.RunAsync(() => _pockets.HoldsAny());
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TidyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Most of the copying happens here, beside the writer, so that the writer has little left to do.
        await Task.Run(() => Copies.Tidy(_folder), cancellationToken);
        return await _writer.RunAsync(() => _pockets.TryTidy() & _main.TryEmptyWriteAheadLog());
    }

    /// <inheritdoc/>
    public ValueTask<StoredCheckpoint?> ReadCheckpointAsync(Guid room, CancellationToken cancellationToken) =>
        _readers.ReadAsync(reader => reader.Checkpoint(room), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask WriteCheckpointAsync(
        Guid room,
        StoredCheckpoint checkpoint,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _writer.RunAsync(() =>
            {
                _main.WriteCheckpoint(room, checkpoint);
                return true;
            });
        }
        catch (LogFullException)
        {
            // Losing it loses no data.
        }
    }

    /// <inheritdoc/>
    public async ValueTask CheckAsync(CancellationToken cancellationToken) =>
        await _readers.ReadAsync(
            reader =>
            {
                reader.Check();
                return true;
            },
            cancellationToken
        );

    /// <summary>Completes queued work, then closes the files and releases the data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _writer.CloseAsync();
            await _readers.DisposeAsync();
            _pockets.Dispose();
            _main.Dispose();
            _folder.Dispose();
        }
    }

    private static SqliteRoomLog Open(SqliteLogOptions options, TimeProvider time)
    {
        var folder = DataFolder.Take(options.DataFolder);
        MainStore? main = null;
        PrivateStore? pockets = null;
        try
        {
            main = StoreFiles.OpenMain(folder.Rooms, Migration.Of("rooms"), options, time);
            pockets = StoreFiles.OpenPrivate(folder.Pockets, Migration.Of("pockets"), main, time);
            return new SqliteRoomLog(options, folder, main, pockets);
        }
        catch (StoreException broken)
        {
            Close();
            throw new LogOpenException($"The log in {options.DataFolder} cannot be read: {broken.Message}", broken);
        }
        catch
        {
            Close();
            throw;
        }

        void Close()
        {
            pockets?.Dispose();
            main?.Dispose();
            folder.Dispose();
        }
    }
}
