using System.Buffers.Binary;

namespace ElephantBoard.Log.Sqlite;

/// <summary>The writer's access to rooms.db. There is one writer.</summary>
internal sealed class MainStore : IDisposable
{
    private const int BatchesPerMark = 64;
    private const int MaxKnown = 100_000;

    // A kind that only the log uses, beside those of its callers.
    private const RowKind ImageToken = (RowKind)255;
    private readonly Database _database;
    private readonly Dictionary<Guid, KnownRoom> _known = [];
    private readonly Statement _create;
    private readonly Statement _room;
    private readonly Statement _lastBatch;
    private readonly Statement _mark;
    private readonly Statement _raise;
    private readonly Statement _turn;
    private readonly RowTable _rows;
    private readonly Statement _drop;
    private readonly Statement _dropped;
    private readonly Statement _checkpoint;
    private long? _lastId;

    public MainStore(Database database)
    {
        _database = database;
        _create = database.Prepare(
            "INSERT OR IGNORE INTO rooms (room, code, epoch, sequence, revision, turn) VALUES (?1, ?2, ?3, 0, 0, 0)"
        );
        _room = database.Prepare(
            "SELECT rooms.id, turn, coalesce(number, 0) FROM rooms LEFT JOIN turns ON turns.id = turn WHERE rooms.room = ?1"
        );
        _raise = database.Prepare(
            """
            UPDATE rooms SET sequence = sequence + ?2, revision = revision + 1, turn = ?6
            WHERE id = ?1 AND epoch = ?3 AND sequence = ?4 AND revision = ?5
            """
        );
        _lastBatch = database.Prepare("SELECT coalesce(max(id), 0) FROM turns");
        _turn = database.Prepare(
            "INSERT INTO turns (id, room, number, first, count, previous, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        );
        _mark = database.Prepare("INSERT INTO marks (room, number, first, turn) VALUES (?1, ?2, ?3, ?4)");
        _rows = new RowTable(database);
        _drop = database.Prepare("INSERT OR IGNORE INTO dropped_rounds (room, round) VALUES (?1, ?2)");
        _dropped = database.Prepare(
            "SELECT 1 FROM dropped_rounds WHERE room = (SELECT id FROM rooms WHERE room = ?1) AND round = ?2"
        );
        _checkpoint = database.Prepare(
            "INSERT OR REPLACE INTO checkpoints (room, epoch, sequence, bytes) VALUES (?1, ?2, ?3, ?4)"
        );
    }

    /// <inheritdoc cref="Database.Syncs"/>
    public long Syncs => _database.Syncs;

    public void Begin()
    {
        _database.Begin();
        _lastId ??= _lastBatch.Read(row => row.Long(0))[0];
    }

    public void Commit() => _database.Commit();

    /// <summary>Rolls back the open transaction, if there is one, and forgets the state that was cached from it.</summary>
    public void Rollback()
    {
        _known.Clear();
        _lastId = null;
        _database.Rollback();
    }

    /// <summary>Adds a commit to the open transaction. Returns false and adds nothing when the room's head is different.</summary>
    public bool TryAdd(Commit commit)
    {
        if (Known(commit.Room) is not { } known)
        {
            return false;
        }
        var room = known.Id;
        var hasTurn = !commit.Batch.IsEmpty;
        if (!TryRaise(room, commit.Expected, commit.Events, hasTurn ? _lastId!.Value + 1 : known.LastBatch))
        {
            return false;
        }
        if (hasTurn)
        {
            AddBatch(known, commit);
        }
        foreach (var row in commit.Rows)
        {
            _rows.Change(room, row);
        }
        foreach (var round in commit.DroppedRounds)
        {
            _drop.Bind(1, room).Bind(2, round).Run();
            _rows.Change(room, Row.Deleted(ImageToken, Key(round)));
        }
        return true;
    }

    /// <summary>Creates a room. Returns false when the room or the code is in use. The room is on disk when this returns.</summary>
    public bool Create(Guid room, string code, ulong epoch)
    {
        var created = false;
        _database.Durably(() =>
        {
            _create.Bind(1, room).Bind(2, code).Bind(3, epoch).Run();
            created = _database.Changes == 1;
        });
        return created;
    }

    /// <summary>Returns the token of the private image in effect, or null when the round has none.</summary>
    public byte[]? Token(Guid room, ulong round) =>
        Known(room) is { } known ? _rows.Read(known.Id, ImageToken, Key(round)) : null;

    /// <summary>Puts another private image into effect, as part of the open transaction. The room must exist.</summary>
    public void PutToken(Guid room, ulong round, byte[] token) =>
        _rows.Change(Known(room)!.Id, new Row(ImageToken, Key(round), token));

    public bool IsDropped(Guid room, ulong round)
    {
        var found = _dropped.Bind(1, room).Bind(2, round).Step();
        _dropped.Reset();
        return found;
    }

    /// <summary>Moves all of the write-ahead log into the database and empties it, because its old frames contain erased texts and
    /// nonces. Returns false, without waiting, while a reader still needs one of them.</summary>
    public bool TryEmptyWriteAheadLog() => _database.TryEmptyWriteAheadLog();

    /// <inheritdoc cref="Database.ExtendLog"/>
    public void ExtendLog() => _database.ExtendLog();

    /// <summary>Stores a checkpoint. It need not be on disk when this returns, because a checkpoint is a cache.</summary>
    public void WriteCheckpoint(Guid room, StoredCheckpoint checkpoint)
    {
        if (Known(room)?.Id is { } id)
        {
            _database.Relaxed(() =>
                _checkpoint
                    .Bind(1, id)
                    .Bind(2, checkpoint.Epoch)
                    .Bind(3, (long)checkpoint.Sequence)
                    .Bind(4, checkpoint.Bytes.Span)
                    .Run()
            );
        }
    }

    /// <summary>
    /// Runs after a commit of unknown outcome: its frames may be at the end of the write-ahead log, invisible until a crash makes the
    /// next process read them. This commits something else over them, so that the state that is read now remains.
    /// </summary>
    public void Overwrite() => _database.Durably(() => _database.Execute("UPDATE settled SET times = times + 1"));

    public void Dispose() => _database.Dispose();

    private static byte[] Key(ulong round)
    {
        var key = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(key, round);
        return key;
    }

    private bool TryRaise(long room, Head expected, int events, long batch)
    {
        _raise
            .Bind(1, room)
            .Bind(2, events)
            .Bind(3, expected.Epoch)
            .Bind(4, (long)expected.Sequence)
            .Bind(5, expected.Revision)
            .Bind(6, batch)
            .Run();
        return _database.Changes == 1;
    }

    private void AddBatch(KnownRoom known, Commit commit)
    {
        var id = _lastId!.Value + 1;
        var number = known.Batches + 1;
        var first = commit.Expected.Sequence + 1L;
        _turn
            .Bind(1, id)
            .Bind(2, known.Id)
            .Bind(3, number)
            .Bind(4, first)
            .Bind(5, commit.Events)
            .Bind(6, known.LastBatch)
            .Bind(7, commit.Batch.Span)
            .Run();
        if (number % BatchesPerMark == 0)
        {
            _mark.Bind(1, known.Id).Bind(2, number).Bind(3, first).Bind(4, id).Run();
        }
        (known.LastBatch, known.Batches, _lastId) = (id, number, id);
    }

    private KnownRoom? Known(Guid room)
    {
        if (_known.TryGetValue(room, out var known))
        {
            return known;
        }
        var found = _room.Bind(1, room).Read(row => new KnownRoom(row.Long(0), row.Long(1), row.Long(2)));
        if (found is not [var read])
        {
            return null;
        }
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }
        return _known[room] = read;
    }

    /// <summary>State of a room that the open transaction has read, cached so that it is read once.</summary>
    private sealed class KnownRoom(long id, long lastBatch, long batches)
    {
        public long Id => id;

        public long LastBatch { get; set; } = lastBatch;

        public long Batches { get; set; } = batches;
    }
}
