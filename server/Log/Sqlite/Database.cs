using SQLitePCL;

namespace ElephantBoard.Log.Sqlite;

/// <summary>A database connection, used by one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 5000;
    private readonly sqlite3 _handle;
    private readonly List<Statement> _statements = [];
    private bool _isRelaxed;
    private WriteAheadLog? _log;

    static Database() => Batteries_V2.Init();

    public Database(string path)
    {
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var code = raw.sqlite3_open_v2(path, out _handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            _handle.Dispose();
            throw new StoreException(code);
        }
        raw.sqlite3_extended_result_codes(_handle, 1);
        raw.sqlite3_busy_timeout(_handle, BusyMilliseconds);
    }

    /// <summary>The number of rows that the last insert, update or delete changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>The row id of the last insert.</summary>
    public long LastId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>The number of times that commits of this connection were synced; 0 where it cannot be counted.</summary>
    public long Syncs => _log?.Syncs ?? 0;

    /// <summary>Runs one or more statements and reads nothing.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Prepares a statement that lives as long as this connection.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new Statement(handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Returns the first column of the first row as text, or null when there is no row.</summary>
    public string? Text(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new Statement(handle);
        return statement.Step() ? statement.Text(0) : null;
    }

    /// <summary>Begins a transaction that is on disk when <see cref="Commit"/> returns.</summary>
    public void Begin()
    {
        if (_isRelaxed)
        {
            Execute("PRAGMA synchronous = FULL");
            _isRelaxed = false;
        }
        Execute("BEGIN IMMEDIATE");
    }

    public void Commit() => Execute("COMMIT");

    /// <summary>Rolls back the open transaction, if there still is one: some errors end it automatically.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(_handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>Runs in a separate transaction that is on disk when this returns.</summary>
    public void Durably(Action work)
    {
        Begin();
        WorkAndCommit(work);
    }

    /// <summary>Runs in a transaction that need not be on disk at once. The next durable transaction also makes it durable.</summary>
    public void Relaxed(Action work)
    {
        Execute("PRAGMA synchronous = NORMAL");
        _isRelaxed = true;
        Execute("BEGIN IMMEDIATE");
        WorkAndCommit(work);
    }

    /// <summary>
    /// Copies the write-ahead log into the database and truncates it to nothing. Returns false when another connection still needs
    /// some of it: this does not wait for other connections.
    /// </summary>
    public bool TryEmptyWriteAheadLog()
    {
        raw.sqlite3_busy_timeout(_handle, 0);
        try
        {
            // Returns "busy" (0 or 1) in its first column instead of failing.
            return Text("PRAGMA wal_checkpoint(TRUNCATE)") == "0";
        }
        finally
        {
            raw.sqlite3_busy_timeout(_handle, BusyMilliseconds);
        }
    }

    /// <summary>From now on, <see cref="ExtendLog"/> extends the write-ahead log ahead of the commits. A transaction must have run before.</summary>
    /// <param name="beforeSync">For tests: see <see cref="WriteAheadLog"/>.</param>
    public void KeepLog(string path, Action? beforeSync) => _log = WriteAheadLog.Open(_handle, path, beforeSync);

    /// <summary>Extends the write-ahead log if the last commits have reached its end. Call it between transactions.</summary>
    public void ExtendLog()
    {
        if (_log is not { IsUsedUp: true })
        {
            return;
        }
        // With the write lock, so that no other process appends at the same time.
        Execute("BEGIN IMMEDIATE");
        try
        {
            _log.Extend();
        }
        finally
        {
            Rollback();
        }
    }

    public void Dispose()
    {
        _log?.Dispose();
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }
        raw.sqlite3_close_v2(_handle);
        _handle.Dispose();
    }

    internal static void Check(int code)
    {
        if ((code & 0xff) is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new StoreException(code);
        }
    }

    private void WorkAndCommit(Action work)
    {
        try
        {
            work();
            Commit();
        }
        finally
        {
            Rollback();
        }
    }
}
