namespace ElephantBoard.Log.Sqlite;

/// <summary>
/// pockets.db, which the main store judges. What a commit changes here is first kept as pending, on disk before the main store
/// has the commit; settling carries it out when the main store has it, and forgets it when it has not.
/// </summary>
/// <remarks>So whatever ends the process at whatever moment, a commit's private part is there exactly when the rest of it is.</remarks>
internal sealed class PrivateStore : IDisposable
{
    private readonly Database _database;
    private readonly MainStore _main;
    private readonly Statement _pend;
    private readonly Statement _pending;
    private readonly Statement _forget;
    private readonly Statement _put;
    private readonly Statement _delete;
    private readonly Statement _drop;
    private readonly Statement _rounds;
    private readonly Statement _round;
    private readonly HashSet<(Guid Room, ulong Round)> _toDrop;
    private bool _isPending = true;
    private bool _mustOverwrite;

    public PrivateStore(Database database, MainStore main)
    {
        _database = database;
        _main = main;
        _pend = database.Prepare("INSERT INTO pending VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _pending = database.Prepare(
            "SELECT room, revision, round, pocket, slot, value FROM pending ORDER BY room, revision, number"
        );
        _forget = database.Prepare("DELETE FROM pending");
        _put = database.Prepare("INSERT OR REPLACE INTO pockets VALUES (?1, ?2, ?3, ?4, ?5)");
        _delete = database.Prepare("DELETE FROM pockets WHERE room = ?1 AND round = ?2 AND pocket = ?3 AND slot = ?4");
        _drop = database.Prepare("DELETE FROM pockets WHERE room = ?1 AND round = ?2");
        _rounds = database.Prepare("SELECT DISTINCT room, round FROM pockets");
        _round = database.Prepare(
            "SELECT pocket, slot, value FROM pockets WHERE room = ?1 AND round = ?2 ORDER BY pocket, slot"
        );
        _toDrop =
        [
            .. _rounds
                .Read(row => (row.Guid(0), row.ULong(1)))
                .Where(round => main.IsDropped(round.Item1, round.Item2)),
        ];
    }

    /// <summary>Whether pending rows or rounds to drop are left. Nothing may be added to the main store then.</summary>
    public bool IsUnsettled => _isPending || _toDrop.Count > 0;

    /// <summary>Keeps the private part of commits that the main store is about to have; on disk when it answers.</summary>
    public void Pend(IEnumerable<Commit> commits)
    {
        _isPending = true;
        // Until COMMIT has answered it may have left frames behind: see MainStore.Overwrite.
        _mustOverwrite = true;
        _database.Durably(() =>
        {
            foreach (var commit in commits)
            {
                Pend(commit);
            }
        });
        _mustOverwrite = false;
    }

    /// <summary>Notes rounds which the main store has dropped, for <see cref="Settle"/>.</summary>
    public void Drop(Commit commit) => _toDrop.UnionWith(commit.DroppedRounds.Select(round => (commit.Room, round)));

    /// <summary>Carries out or forgets all that is pending, and deletes what was dropped.</summary>
    public void Settle()
    {
        if (!IsUnsettled)
        {
            return;
        }
        if (_mustOverwrite)
        {
            _database.Durably(() => _database.Execute("UPDATE settled SET times = times + 1"));
            _mustOverwrite = false;
        }
        // Not waited for on disk: until it is there, the pending rows and the main store's dropped rounds are, and say it again.
        _database.Relaxed(() =>
        {
            foreach (var (room, row) in Judged())
            {
                Change(room, row);
            }
            _forget.Run();
            foreach (var (room, round) in _toDrop)
            {
                _drop.Bind(1, room).Bind(2, round).Run();
            }
        });
        _isPending = false;
        _toDrop.Clear();
    }

    /// <summary>A round's rows as the main store judges them, settled or not.</summary>
    public IReadOnlyList<PrivateRow> Read(Guid room, ulong round)
    {
        if (_main.IsDropped(room, round))
        {
            return [];
        }
        var rows = _round
            .Bind(1, room)
            .Bind(2, round)
            .Read(row => new PrivateRow(round, row.Bytes(0), (byte)row.Long(1), row.Bytes(2)));
        if (!_isPending)
        {
            return rows;
        }
        var changed = new SortedDictionary<byte[], PrivateRow>(UnsignedBytes.Ascending);
        foreach (var row in rows.Concat(Judged().Where(p => p.Room == room && p.Row.Round == round).Select(p => p.Row)))
        {
            byte[] key = [.. row.Pocket.Span, row.Slot];
            if (row.Value is null)
            {
                changed.Remove(key);
            }
            else
            {
                changed[key] = row;
            }
        }
        return [.. changed.Values];
    }

    public bool HoldsAny() => _rounds.Read(row => row.ULong(1)).Count > 0;

    /// <summary>Rewrites all pages in key order and leaves nothing in the write-ahead log. False: ask again.</summary>
    public bool TryTidy()
    {
        Settle();
        _database.Execute("VACUUM");
        return _database.TryEmptyWriteAheadLog();
    }

    public void Dispose() => _database.Dispose();

    private void Pend(Commit commit)
    {
        var number = 0;
        foreach (var row in commit.Private)
        {
            _pend
                .Bind(1, commit.Room)
                .Bind(2, commit.Expected.Revision + 1)
                .Bind(3, number++)
                .Bind(4, row.Round)
                .Bind(5, row.Pocket.Span)
                .Bind(6, row.Slot)
                .Bind(7, row.Value)
                .Run();
        }
    }

    /// <summary>The pending rows that the main store has, in their order, without those of dropped rounds.</summary>
    private List<(Guid Room, PrivateRow Row)> Judged()
    {
        var pending = _pending.Read(row =>
            (
                Room: row.Guid(0),
                Revision: row.ULong(1),
                Row: new PrivateRow(
                    row.ULong(2),
                    row.Bytes(3),
                    (byte)row.Long(4),
                    row.IsNull(5) ? (ReadOnlyMemory<byte>?)null : row.Bytes(5)
                )
            )
        );
        var heads = pending.Select(row => row.Room).Distinct().ToDictionary(room => room, _main.Revision);
        return
        [
            .. pending
                .Where(row => row.Revision <= (heads[row.Room] ?? 0) && !_main.IsDropped(row.Room, row.Row.Round))
                .Select(row => (row.Room, row.Row)),
        ];
    }

    private void Change(Guid room, PrivateRow row)
    {
        var change = row.Value is null ? _delete : _put.Bind(5, row.Value);
        change.Bind(1, room).Bind(2, row.Round).Bind(3, row.Pocket.Span).Bind(4, row.Slot).Run();
    }
}
