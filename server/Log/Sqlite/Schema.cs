using System.Globalization;

namespace ElephantBoard.Log.Sqlite;

/// <summary>Migrates a store to the schema that this build knows.</summary>
internal static class Schema
{
    /// <param name="backUp">Whether to copy a store that contains data before it is changed.</param>
    /// <exception cref="LogOpenException">A newer build made the store, or its steps are not those of this build.</exception>
    public static void Migrate(
        Database database,
        string path,
        IReadOnlyList<Migration> known,
        bool backUp,
        TimeProvider time
    )
    {
        database.Execute(
            """
            CREATE TABLE IF NOT EXISTS schema_versions
                (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied INTEGER NOT NULL)
            """
        );
        var present = Refuse(database, path, known);
        if (present == known.Count)
        {
            return;
        }
        if (backUp && present > 0)
        {
            BackUp(database, path, known[present]);
        }
        database.Begin();
        try
        {
            foreach (var step in known.Skip(present))
            {
                database.Execute(step.Sql);
                database
                    .Prepare("INSERT INTO schema_versions VALUES (?1, ?2, ?3, ?4)")
                    .Bind(1, step.Version)
                    .Bind(2, step.Name)
                    .Bind(3, step.Checksum)
                    .Bind(4, time.GetUtcNow().ToUnixTimeMilliseconds())
                    .Run();
            }
            database.Commit();
        }
        finally
        {
            database.Rollback();
        }
    }

    /// <summary>Returns how many of the known steps the store has.</summary>
    private static int Refuse(Database database, string path, IReadOnlyList<Migration> known)
    {
        var present = database
            .Prepare("SELECT version, name, checksum FROM schema_versions ORDER BY version")
            .Read(row => (Version: (int)row.Long(0), Name: row.Text(1), Checksum: row.Text(2)));
        if (present.Count > known.Count)
        {
            throw new LogOpenException(
                $"{path} was last used by a newer ElephantBoard: its schema is {present[^1].Name}, this one knows "
                    + $"{known[^1].Name}. Start that version or a later one, or restore a backup that was made before it."
            );
        }
        foreach (var (step, found) in known.Zip(present))
        {
            if (step.Version != found.Version || step.Name != found.Name || step.Checksum != found.Checksum)
            {
                throw new LogOpenException(
                    $"{path} was made by another build: its schema step {found.Name} is not the one of this ElephantBoard. "
                        + "Start the version that made it, or restore a backup of this one."
                );
            }
        }
        return present.Count;
    }

    private static void BackUp(Database database, string path, Migration next)
    {
        var number = next.Version.ToString("D4", CultureInfo.InvariantCulture);
        var copy = Copies.Path(path, number);
        // A copy from an interrupted migration is outdated or incomplete.
        File.Delete(copy);
        DataFolder.MakeFile(copy);
        database.Prepare("VACUUM INTO ?1").Bind(1, copy).Run();
    }
}
