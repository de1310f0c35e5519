namespace ElephantBoard.Log.Sqlite;

/// <summary>rooms.db as its one writer sees it.</summary>
internal sealed class MainStore : IDisposable
{
    private const int MostKnownIds = 100_000;
    private readonly Database _database;
    private readonly Dictionary<Guid, long> _ids = [];
    private readonly Statement _create;
    private readonly Statement _id;
    private readonly Statement _revision;
    private readonly Statement _raise;
    private readonly Statement _turn;
    private readonly Statement _put;
    private readonly Statement _delete;
    private readonly Statement _drop;
    private readonly Statement _dropped;
    private readonly Statement _checkpoint;

    public MainStore(Database database)
    {
        _database = database;
        _create = database.Prepare(
            "INSERT OR IGNORE INTO rooms (room, code, epoch, sequence, revision) VALUES (?1, ?2, ?3, 0, 0)"
        );
        _id = database.Prepare("SELECT id FROM rooms WHERE room = ?1");
        _revision = database.Prepare("SELECT revision FROM rooms WHERE room = ?1");
        _raise = database.Prepare(
            """
            UPDATE rooms SET sequence = sequence + ?2, revision = revision + 1
            WHERE id = ?1 AND epoch = ?3 AND sequence = ?4 AND revision = ?5
            """
        );
        _turn = database.Prepare("INSERT INTO turns (room, first, revision, count, bytes) VALUES (?1, ?2, ?3, ?4, ?5)");
        _put = database.Prepare("INSERT OR REPLACE INTO rows (room, kind, key, value) VALUES (?1, ?2, ?3, ?4)");
        _delete = database.Prepare("DELETE FROM rows WHERE room = ?1 AND kind = ?2 AND key = ?3");
        _drop = database.Prepare("INSERT OR IGNORE INTO dropped_rounds (room, round) VALUES (?1, ?2)");
        _dropped = database.Prepare(
            "SELECT 1 FROM dropped_rounds WHERE room = (SELECT id FROM rooms WHERE room = ?1) AND round = ?2"
        );
        _checkpoint = database.Prepare(
            "INSERT OR REPLACE INTO checkpoints (room, epoch, sequence, bytes) VALUES (?1, ?2, ?3, ?4)"
        );
    }

    public void Begin() => _database.Begin();

    public void Commit() => _database.Commit();

    public void Rollback() => _database.Rollback();

    /// <summary>Adds a commit to the open transaction. False, and nothing added, when the room's head is another one.</summary>
    public bool TryAdd(Commit commit)
    {
        var expected = commit.Expected;
        if (Id(commit.Room) is not { } room || !TryRaise(room, expected, commit.Events))
        {
            return false;
        }
        if (!commit.Turn.IsEmpty)
        {
            _turn
                .Bind(1, room)
                .Bind(2, (long)expected.Sequence + 1)
                .Bind(3, expected.Revision + 1)
                .Bind(4, commit.Events)
                .Bind(5, commit.Turn.Span)
                .Run();
        }
        foreach (var row in commit.Rows)
        {
            var change = row.Value is null ? _delete : _put.Bind(4, row.Value);
            change.Bind(1, room).Bind(2, (long)row.Kind).Bind(3, row.Key.Span).Run();
        }
        foreach (var round in commit.DroppedRounds)
        {
            _drop.Bind(1, room).Bind(2, round).Run();
        }
        return true;
    }

    /// <summary>False when the room or the code is in use. On disk when it answers.</summary>
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

    /// <summary>Null when there is no such room.</summary>
    public ulong? Revision(Guid room)
    {
        var found = _revision.Bind(1, room).Step() ? _revision.ULong(0) : (ulong?)null;
        _revision.Reset();
        return found;
    }

    public bool IsDropped(Guid room, ulong round)
    {
        var found = _dropped.Bind(1, room).Bind(2, round).Step();
        _dropped.Reset();
        return found;
    }

    /// <summary>Need not be on disk when it answers: a checkpoint is a cache.</summary>
    public void WriteCheckpoint(Guid room, StoredCheckpoint checkpoint)
    {
        if (Id(room) is { } id)
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
    /// After a commit of unknown outcome: its frames may stand at the end of the write-ahead log, unseen until a crash makes the
    /// next one read them. A commit of something else goes over them, so that what is read now stays so.
    /// </summary>
    public void Overwrite() => _database.Durably(() => _database.Execute("UPDATE settled SET times = times + 1"));

    public void Dispose() => _database.Dispose();

    private bool TryRaise(long room, Head expected, int events)
    {
        _raise
            .Bind(1, room)
            .Bind(2, events)
            .Bind(3, expected.Epoch)
            .Bind(4, (long)expected.Sequence)
            .Bind(5, expected.Revision)
            .Run();
        return _database.Changes == 1;
    }

    private long? Id(Guid room)
    {
        if (_ids.TryGetValue(room, out var known))
        {
            return known;
        }
        var found = _id.Bind(1, room).Step() ? _id.Long(0) : (long?)null;
        _id.Reset();
        if (found is { } id)
        {
            if (_ids.Count >= MostKnownIds)
            {
                _ids.Clear();
            }
            _ids[room] = id;
        }
        return found;
    }
}
