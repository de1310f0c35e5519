namespace ElephantBoard.Log.Sqlite;

/// <summary>Manages the copies of rooms.db that were made before its schema changed. They must not outlive data that was deleted since.</summary>
internal static class Copies
{
    /// <summary>Returns the path of the copy made before a schema step.</summary>
    /// <param name="rooms">Path of the database.</param>
    /// <param name="step">Number of the step, four digits.</param>
    public static string Path(string rooms, string step) => System.IO.Path.ChangeExtension(rooms, $"before-{step}.db");

    /// <summary>Copies as much as possible of the write-ahead log of rooms.db, and deletes each copy that contains a row which rooms.db no
    /// longer has. Runs beside the writer.</summary>
    public static void Tidy(DataFolder folder)
    {
        using var database = new Database(folder.Rooms);
        database.Text("PRAGMA wal_checkpoint(PASSIVE)");
        var name = System.IO.Path.GetFileName(Path(folder.Rooms, "*"));
        foreach (var copy in Directory.GetFiles(System.IO.Path.GetDirectoryName(folder.Rooms)!, name))
        {
            if (HoldsDeleted(database, copy))
            {
                File.Delete(copy);
            }
        }
    }

    private static bool HoldsDeleted(Database database, string copy)
    {
        database.Prepare("ATTACH ?1 AS copy").Bind(1, copy).Run();
        try
        {
            var left = database.Text(
                """
                SELECT 1 FROM (
                    SELECT rooms.room, kind, key FROM copy.rows JOIN copy.rooms ON rooms.id = rows.room
                    EXCEPT
                    SELECT rooms.room, kind, key FROM main.rows JOIN main.rooms ON rooms.id = rows.room
                )
                LIMIT 1
                """
            );
            return left is not null;
        }
        finally
        {
            database.Execute("DETACH copy");
        }
    }
}
