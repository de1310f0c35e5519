namespace ElephantBoard.Log.Sqlite;

/// <summary>Opens the two files for the writer.</summary>
internal static class StoreFiles
{
    /// <summary>Pages in the write-ahead log of rooms.db before a checkpoint. The more, the fewer pages are written twice.</summary>
    private const int MainCheckpointPages = 10_000;

    /// <exception cref="LogOpenException">See <see cref="Schema.Migrate"/>.</exception>
    public static MainStore OpenMain(
        string path,
        IReadOnlyList<Migration> steps,
        SqliteLogOptions options,
        TimeProvider time
    ) =>
        Open(
            path,
            options.BeforeSync,
            $"""
            PRAGMA secure_delete = ON;
            PRAGMA cache_size = -16000;
            PRAGMA wal_autocheckpoint = {MainCheckpointPages};
            """,
            database =>
            {
                Schema.Migrate(database, path, steps, backUp: true, time);
                if (options.MaxPages is { } max)
                {
                    database.Text($"PRAGMA max_page_count = {max}");
                }
                return new MainStore(database);
            }
        );

    /// <summary>Opens the private store. Completes work that a crash interrupted before it returns or, on a full disk, before the first
    /// commit.</summary>
    /// <exception cref="LogOpenException">See <see cref="Schema.Migrate"/>.</exception>
    public static PrivateStore OpenPrivate(
        string path,
        IReadOnlyList<Migration> steps,
        MainStore main,
        TimeProvider time
    ) =>
        Open(
            path,
            beforeSync: null,
            // Exclusive, so that no other process reads it and no shared index file shows which pages were changed.
            """
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA secure_delete = ON;
            """,
            database =>
            {
                // No copy is made first, because it would outlive the pour of its rounds.
                Schema.Migrate(database, path, steps, backUp: false, time);
                var pockets = new PrivateStore(database, main);
                try
                {
                    pockets.Settle();
                }
                catch (StoreException full) when (full.IsDiskFull)
                {
                    // Reads check it themselves until then.
                }
                return pockets;
            }
        );

    private static T Open<T>(string path, Action? beforeSync, string settings, Func<Database, T> use)
    {
        var database = new Database(path);
        try
        {
            database.Execute(settings);
            database.Text("PRAGMA journal_mode = WAL");
            database.Execute("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
            var store = use(database);
            database.KeepLog(path + "-wal", beforeSync);
            return store;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
