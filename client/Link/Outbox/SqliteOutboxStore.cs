using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ElephantBoard.Link.Seats;
using Microsoft.Data.Sqlite;

namespace ElephantBoard.Link.Outbox;

/// <summary>
/// Stores an outbox in a SQLite file that only its owner can read. A change is on disk when its call returns, also over a power
/// cut. Only one store can open the file at a time. Moves a damaged file to quarantine as a whole; removes an item that this build
/// cannot use, after copying the file.
/// </summary>
public sealed class SqliteOutboxStore : IOutboxStore, IDisposable
{
    // SQLITE_ERROR (not our table), SQLITE_CORRUPT, SQLITE_NOTADB.
    private static readonly int[] Damage = [1, 11, 26];

    // SQLITE_BUSY, SQLITE_LOCKED.
    private static readonly int[] InUse = [5, 6];

    private readonly SqliteConnection _connection;

    /// <param name="path">Created with its folder if missing.</param>
    /// <param name="isReadable">Whether this build can use an item.</param>
    /// <exception cref="SeatInUseException">Another store has it open.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public SqliteOutboxStore(string path, Func<OutboxEntry, bool> isReadable)
    {
        ArgumentNullException.ThrowIfNull(isReadable);
        OwnerOnlyFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!TryOpen(path, out var connection))
        {
            SetAside = PutAside(path);
            if (!TryOpen(path, out connection))
            {
                throw new IOException($"{path} cannot be made.");
            }
        }
        _connection = connection;
        try
        {
            Sift(path, isReadable);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Path of the file that was damaged or had unusable items, or null.</summary>
    public string? SetAside { get; private set; }

    public bool IsEmpty => Scalar(_connection, "SELECT count(*) FROM waiting") is 0L;

    public ValueTask<IReadOnlyList<OutboxEntry>> ReadAsync(CancellationToken cancellationToken) =>
        new(Guarded(() => Read(_connection) ?? throw new IOException("The outbox was damaged while it was open.")));

    public ValueTask PutAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return RunAsync(() => Put(entry), cancellationToken);
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(() => Execute(_connection, "DELETE FROM waiting WHERE key = $key", ("$key", key)), cancellationToken);

    public void Dispose() => _connection.Dispose();

    /// <summary>Puts an item on the caller's thread.</summary>
    internal void Put(OutboxEntry entry) =>
        Execute(
            _connection,
            """
            INSERT INTO waiting (key, value, checksum) VALUES ($key, $value, $checksum)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, checksum = excluded.checksum
            """,
            ("$key", entry.Key),
            ("$value", entry.Value.ToArray()),
            ("$checksum", Checksum(entry))
        );

    /// <summary>Returns false if the file is damaged or not an outbox; it is then closed.</summary>
    private static bool TryOpen(string path, [NotNullWhen(true)] out SqliteConnection? connection)
    {
        // Not where it exists: closing a second handle would release the lock of a store of this process.
        if (!File.Exists(path))
        {
            OwnerOnlyFile.Open(path, FileMode.CreateNew, FileShare.None).Dispose();
        }
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            connection.Open();
            if (IsWhole(connection))
            {
                return true;
            }
            connection.Dispose();
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            if (!Damage.Contains(fault.SqliteErrorCode))
            {
                throw InUse.Contains(fault.SqliteErrorCode)
                    ? new SeatInUseException("The outbox is open.", fault)
                    : new IOException(fault.Message, fault);
            }
        }
        connection = null;
        return false;
    }

    private static bool IsWhole(SqliteConnection connection)
    {
        string[] settings =
        [
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA secure_delete = ON",
            // Keeps the log short, so that it does not grow with what was sent.
            "PRAGMA wal_autocheckpoint = 64",
            """
                CREATE TABLE IF NOT EXISTS waiting
                  (place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value BLOB NOT NULL, checksum BLOB NOT NULL) STRICT
                """,
        ];
        foreach (var setting in settings)
        {
            using var command = connection.CreateCommand();
            command.CommandText = setting;
            command.ExecuteNonQuery();
        }
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return check.ExecuteScalar() is "ok" && Read(connection) is not null;
    }

    /// <summary>Moves the file to quarantine, with its write-ahead log.</summary>
    private static string PutAside(string path)
    {
        var aside = CorruptFiles.Quarantine(path);
        if (File.Exists(path + "-wal"))
        {
            File.Move(path + "-wal", aside + "-wal");
        }
        return aside;
    }

    /// <summary>Returns null if an item was changed: SQLite detects damage to its structure, not to a value.</summary>
    private static List<OutboxEntry>? Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, value, checksum FROM waiting ORDER BY place";
        using var reader = command.ExecuteReader();
        var all = new List<OutboxEntry>();
        while (reader.Read())
        {
            var entry = new OutboxEntry(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
            if (!reader.GetFieldValue<byte[]>(2).AsSpan().SequenceEqual(Checksum(entry)))
            {
                return null;
            }
            all.Add(entry);
        }
        return all;
    }

    private static byte[] Checksum(OutboxEntry entry) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(entry.Key), 0, .. entry.Value.Span])[..8];

    private static void Execute(
        SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> values
    )
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }
        Guarded(command.ExecuteNonQuery);
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Guarded(command.ExecuteScalar);
    }

    /// <summary>Callers handle file errors, not SQLite errors.</summary>
    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    // The caller may be a UI thread, and a disk can be slow.
    private static ValueTask RunAsync(Action work, CancellationToken cancellationToken) =>
        new(Task.Run(work, cancellationToken));

    private void Sift(string path, Func<OutboxEntry, bool> isReadable)
    {
        var unusable = Guarded(() => Read(_connection)!.Where(entry => !isReadable(entry)).ToList());
        if (unusable.Count == 0)
        {
            return;
        }
        var copy = CorruptFiles.UnusedPath(path);
        OwnerOnlyFile.Open(copy, FileMode.CreateNew, FileShare.None).Dispose();
        Execute(_connection, "VACUUM INTO $copy", ("$copy", copy));
        SetAside ??= copy;
        foreach (var entry in unusable)
        {
            Execute(_connection, "DELETE FROM waiting WHERE key = $key", ("$key", entry.Key));
        }
    }
}
