namespace ElephantBoard.Log.Sqlite;

/// <summary>How the two files are opened for their writer.</summary>
internal static class StoreFiles
{
    /// <summary>Pages in the write-ahead log of rooms.db before they are copied into it: the larger, the fewer pages twice.</summary>
    private const int MainCheckpointPages = 10_000;

    /// <param name="maxPages">For tests: see <see cref="SqliteLogOptions.MaxPages"/>.</param>
    /// <exception cref="LogOpenException">See <see cref="Schema.Migrate"/>.</exception>
    public static MainStore OpenMain(string path, IReadOnlyList<Migration> steps, int? maxPages, TimeProvider time) =>
        Open(
            path,
            $"""
            PRAGMA secure_delete = ON;
            PRAGMA cache_size = -16000;
            PRAGMA wal_autocheckpoint = {MainCheckpointPages};
            """,
            database =>
            {
                Schema.Migrate(database, path, steps, backUp: true, time);
                if (maxPages is { } most)
                {
                    database.Text($"PRAGMA max_page_count = {most}");
                }
                return new MainStore(database);
            }
        );

    /// <summary>What a crash left half done is settled when this answers, or, with a full disk, before the first commit.</summary>
    /// <exception cref="LogOpenException">See <see cref="Schema.Migrate"/>.</exception>
    public static PrivateStore OpenPrivate(
        string path,
        IReadOnlyList<Migration> steps,
        MainStore main,
        TimeProvider time
    ) =>
        Open(
            path,
            // Exclusive: no other process reads along, and there is no shared index file that tells which pages were touched.
            """
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA secure_delete = ON;
            """,
            database =>
            {
                // No copy first: it would outlive the pour of its rounds.
                Schema.Migrate(database, path, steps, backUp: false, time);
                var pockets = new PrivateStore(database, main);
                try
                {
                    pockets.Settle();
                }
                catch (StoreException full) when (full.IsDiskFull)
                {
                    // Reads judge for themselves meanwhile.
                }
                return pockets;
            }
        );

    private static T Open<T>(string path, string settings, Func<Database, T> use)
    {
        var database = new Database(path);
        try
        {
            database.Execute(settings);
            database.Text("PRAGMA journal_mode = WAL");
            database.Execute("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
            return use(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
