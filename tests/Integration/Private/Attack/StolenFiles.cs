using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>A copy of a data folder: the databases, their write-ahead logs, and whatever else is there.</summary>
internal sealed class StolenFiles(IReadOnlyDictionary<string, byte[]> files)
{
    public const string Rooms = "rooms.db";
    public const string Pockets = "pockets.db";

    private const int SqlError = 1;
    private const int WalHeader = 32;
    private const int FrameHeader = 24;

    public IEnumerable<string> Names => files.Keys;

    public static StolenFiles Of(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(folder))
        {
            // The lock cannot be read, and the index of a write-ahead log is made again from the log.
            if (Path.GetFileName(path) == "lock" || path.EndsWith("-shm", StringComparison.Ordinal))
            {
                continue;
            }
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            files[Path.GetFileName(path)] = bytes;
        }
        return new StolenFiles(files);
    }

    /// <summary>Returns the files that hold these bytes, in whatever place.</summary>
    public IEnumerable<string> Holding(byte[] bytes) =>
        files.Where(file => file.Value.AsSpan().IndexOf(bytes) >= 0).Select(file => file.Key);

    public byte[] Bytes(string file) => files.GetValueOrDefault(file, []);

    public List<T> Query<T>(string file, string sql, Func<SqliteDataReader, T> read) =>
        Query(file, Bytes(file + "-wal").Length, sql, read);

    /// <summary>Runs a query on a database as it is, and as it was after each of its earlier commits that its write-ahead log still has. The
    /// newest comes first.</summary>
    public IEnumerable<List<T>> History<T>(string file, string sql, Func<SqliteDataReader, T> read) =>
        Commits(Bytes(file + "-wal")).Select(length => QueryOrNothing(file, length, sql, read));

    private List<T> QueryOrNothing<T>(string file, int log, string sql, Func<SqliteDataReader, T> read)
    {
        try
        {
            return Query(file, log, sql, read);
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == SqlError)
        {
            // The tables did not exist yet.
            return [];
        }
    }

    private List<T> Query<T>(string file, int log, string sql, Func<SqliteDataReader, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("stolen-").FullName;
        try
        {
            var path = Path.Combine(folder, file);
            File.WriteAllBytes(path, Bytes(file));
            File.WriteAllBytes(path + "-wal", Bytes(file + "-wal")[..log]);
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this folder.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Returns the lengths of a write-ahead log at which a commit ends, the longest first, and last the empty log.</summary>
    private static List<int> Commits(byte[] log)
    {
        var ends = new List<int> { 0 };
        if (log.Length > WalHeader)
        {
            var frame = FrameHeader + Number(log, 8);
            for (var at = WalHeader; at + frame <= log.Length; at += frame)
            {
                // The frame that ends a commit has the size of the database; the others have 0.
                if (Number(log, at + 4) != 0)
                {
                    ends.Add(at + frame);
                }
            }
        }
        ends.Reverse();
        return ends;
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
