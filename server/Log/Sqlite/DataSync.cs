using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace ElephantBoard.Log.Sqlite;

/// <summary>
/// Makes SQLite sync a write-ahead log with fdatasync, which does not wait for the file's times to be stored. The SQLite that this
/// program contains was built without it. Only Linux has it.
/// </summary>
/// <remarks>
/// SQLite calls all functions of an open file through a table that begins with its version (sqlite3_io_methods, see
/// https://sqlite.org/c3ref/io_methods.html). This gives the file a copy of its table with another xSync, so that SQLite
/// decides when to sync, as before: after the frames of a commit are written and before a reader sees them.
/// </remarks>
internal sealed unsafe partial class DataSync : IDisposable
{
    private const int JournalPointer = 28; // SQLITE_FCNTL_JOURNAL_POINTER
    private const int SyncFailed = raw.SQLITE_IOERR | (4 << 8); // SQLITE_IOERR_FSYNC
    private const int TableVersion = 3;

    private readonly SqliteFile* _target;
    private readonly MethodTable* _original;
    private readonly OwnTable* _own;
    private readonly SafeFileHandle _file;
    private readonly Action? _before;
    private GCHandle _self;
    private bool _isFolderSynced;
    private long _count;

    private DataSync(SqliteFile* target, SafeFileHandle file, Action? before)
    {
        _target = target;
        _original = target->Methods;
        _file = file;
        _before = before;
        _self = GCHandle.Alloc(this);
        _own = (OwnTable*)NativeMemory.Alloc((nuint)sizeof(OwnTable));
        _own->Methods = *_original;
        _own->Methods.Version = TableVersion;
        _own->Methods.Sync = &OnSync;
        _own->Owner = GCHandle.ToIntPtr(_self);
        target->Methods = &_own->Methods;
    }

    /// <summary>The number of syncs so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Takes over the syncs of the write-ahead log that a connection has open. Returns null, and leaves them to SQLite, where
    /// there is no fdatasync.</summary>
    /// <param name="file">The same file.</param>
    public static DataSync? TryAttach(sqlite3 connection, SafeFileHandle file, Action? before)
    {
        SqliteFile* target;
        return
            OperatingSystem.IsLinux()
            && FileControl(connection, "main", JournalPointer, &target) == raw.SQLITE_OK
            && target->Methods is not null
            && target->Methods->Version >= TableVersion
            ? new DataSync(target, file, before)
            : null;
    }

    /// <summary>Gives the file its own table back.</summary>
    public void Dispose()
    {
        _target->Methods = _original;
        NativeMemory.Free(_own);
        _self.Free();
    }

    [UnmanagedCallersOnly]
    private static int OnSync(SqliteFile* target, int flags)
    {
        var owner = ((OwnTable*)target->Methods)->Owner;
        return ((DataSync)GCHandle.FromIntPtr(owner).Target!).Sync(flags);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(sqlite3 connection, string database, int operation, SqliteFile** answer);

    [LibraryImport("libc", EntryPoint = "fdatasync")]
    private static partial int DataSyncFile(SafeFileHandle file);

    private int Sync(int flags)
    {
        Interlocked.Increment(ref _count);
#pragma warning disable CA1031 // No exception may pass through SQLite.
        try
        {
            _before?.Invoke();
            return _isFolderSynced ? SyncData() : SyncAll(flags);
        }
        catch (Exception)
        {
            return SyncFailed;
        }
#pragma warning restore CA1031
    }

    private int SyncData() => DataSyncFile(_file) == 0 ? raw.SQLITE_OK : SyncFailed;

    /// <summary>Syncs as SQLite does, which includes the folder of a new file. Once is enough.</summary>
    private int SyncAll(int flags)
    {
        var code = _original->Sync(_target, flags);
        _isFolderSynced = code == raw.SQLITE_OK;
        return code;
    }

    /// <summary>The public part of a sqlite3_file.</summary>
    private struct SqliteFile
    {
        public MethodTable* Methods;
    }

    /// <summary>A sqlite3_io_methods. Only one of its functions is called or replaced here.</summary>
    private struct MethodTable
    {
        public int Version;
#pragma warning disable CS0649, IDE0044, IDE0051, CA1823 // Copied as a whole.
        private nint _close,
            _read,
            _write,
            _truncate;
        public delegate* unmanaged<SqliteFile*, int, int> Sync;
        private nint _fileSize,
            _lock,
            _unlock,
            _checkReservedLock,
            _fileControl,
            _sectorSize,
            _deviceCharacteristics;
        private nint _shmMap,
            _shmLock,
            _shmBarrier,
            _shmUnmap,
            _fetch,
            _unfetch;
#pragma warning restore CS0649, IDE0044, IDE0051, CA1823
    }

    /// <summary>The table that a file points to while it is attached.</summary>
    private struct OwnTable
    {
        public MethodTable Methods;
        public nint Owner;
    }
}
