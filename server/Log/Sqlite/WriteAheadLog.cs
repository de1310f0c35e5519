using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace ElephantBoard.Log.Sqlite;

/// <summary>
/// The file of a write-ahead log, beside SQLite's own use of it. It is extended with zeros ahead of the commits. A commit then only
/// overwrites content, and the file system neither allocates blocks nor stores a new length before the commit is on disk.
/// </summary>
/// <remarks>
/// SQLite takes zeros for the end of the log, because each frame repeats a random number of the log's header. It takes no lock on this
/// file: closing a second descriptor of it releases none.
/// </remarks>
internal sealed class WriteAheadLog : IDisposable
{
    /// <summary>Bytes that the log is extended by at a time.</summary>
    public const int Extension = 1 << 20;

    // In pieces this small the page cache holds small folios. In large ones each commit costs the kernel twice the CPU time.
    private static readonly byte[] Zeros = new byte[16 << 10];

    private readonly SafeFileHandle _file;
    private readonly DataSync? _sync;
    private long _length;

    private WriteAheadLog(SafeFileHandle file, DataSync? sync)
    {
        _file = file;
        _sync = sync;
        _length = RandomAccess.GetLength(file);
    }

    /// <summary>Returns whether commits have made the file longer since it was extended. An empty file is left empty.</summary>
    public bool IsUsedUp => RandomAccess.GetLength(_file) is var length && length != 0 && length != _length;

    /// <inheritdoc cref="Database.Syncs"/>
    public long Syncs => _sync?.Count ?? 0;

    /// <summary>Opens the write-ahead log that this connection has open. Returns null if the file cannot be opened a second time.</summary>
    /// <param name="beforeSync">For tests: runs before each sync. If it throws, the sync fails.</param>
    public static WriteAheadLog? Open(sqlite3 connection, string path, Action? beforeSync)
    {
        try
        {
            var share = FileShare.ReadWrite | FileShare.Delete;
            var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, share);
            return new WriteAheadLog(file, DataSync.TryAttach(connection, file, beforeSync));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Adds zeros to the end of the file and syncs it. On a full disk the file keeps its length. The caller has the write lock.</summary>
    public void Extend()
    {
        var length = RandomAccess.GetLength(_file);
        try
        {
            for (var added = 0; added < Extension; added += Zeros.Length)
            {
                RandomAccess.Write(_file, Zeros, length + added);
            }
            // The next commit would wait for it otherwise.
            RandomAccess.FlushToDisk(_file);
            _length = length + Extension;
        }
        catch (IOException)
        {
            // The space is for others. The commits that follow extend the log themselves.
            RandomAccess.SetLength(_file, length);
            _length = length;
        }
    }

    /// <summary>Gives the file back to SQLite. Call it before the connection is closed.</summary>
    public void Dispose()
    {
        _sync?.Dispose();
        _file.Dispose();
    }
}
