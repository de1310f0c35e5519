using SQLitePCL;

namespace ElephantBoard.Log.Sqlite;

/// <summary>An error of SQLite. The message contains only SQLite's text for the code, never content.</summary>
internal sealed class StoreException(int extendedCode)
    : IOException($"SQLite: {raw.sqlite3_errstr(extendedCode).utf8_to_string()} ({extendedCode}).")
{
    public int Code => extendedCode & 0xff;

    /// <summary>
    /// The disk is full, or a quota refused the write. Also on COMMIT it is certain that nothing was written:
    /// the commit is the last frame that goes to the log, so the failed write is the commit or an earlier one. (An fsync or the
    /// shared index can fail after it; then it is not certain.)
    /// </summary>
    public bool IsDiskFull => Code == raw.SQLITE_FULL || extendedCode == raw.SQLITE_IOERR_WRITE;
}
