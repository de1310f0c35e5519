using SQLitePCL;

namespace ElephantBoard.Log.Sqlite;

/// <summary>SQLite refused. Its message names no content: SQLite's own words for the code only.</summary>
internal sealed class StoreException(int extendedCode)
    : IOException($"SQLite: {raw.sqlite3_errstr(extendedCode).utf8_to_string()} ({extendedCode}).")
{
    public int Code => extendedCode & 0xff;

    /// <summary>
    /// No space left, or (a quota) a write that was refused. Also as the answer to COMMIT it is certain that nothing was written:
    /// the last frame that goes to the log is the commit, so a write that failed is one before it or itself. (An fsync or the
    /// shared index can fail after it: that is not certain.)
    /// </summary>
    public bool IsDiskFull => Code == raw.SQLITE_FULL || extendedCode == raw.SQLITE_IOERR_WRITE;
}
