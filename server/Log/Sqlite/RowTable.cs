namespace ElephantBoard.Log.Sqlite;

/// <summary>
/// Writes the rows beside the events. A value is appended to the table of contents, overwritten in place by one of the
/// same length, and emptied when its row is deleted. SQLite then never copies it to another page, so that secure_delete reaches
/// every byte of it. (A shorter value would not work: content in overflow pages may then need more of its own page.)
/// </summary>
internal sealed class RowTable(Database database)
{
    private readonly Statement _find = database.Prepare(
        """
        SELECT content, length(value) FROM rows JOIN contents ON contents.id = content
        WHERE room = ?1 AND kind = ?2 AND key = ?3
        """
    );
    private readonly Statement _read = database.Prepare(
        "SELECT value FROM rows JOIN contents ON contents.id = content WHERE room = ?1 AND kind = ?2 AND key = ?3"
    );
    private readonly Statement _put = database.Prepare(
        "INSERT OR REPLACE INTO rows (room, kind, key, content) VALUES (?1, ?2, ?3, ?4)"
    );
    private readonly Statement _delete = database.Prepare(
        "DELETE FROM rows WHERE room = ?1 AND kind = ?2 AND key = ?3"
    );
    private readonly Statement _append = database.Prepare("INSERT INTO contents (value) VALUES (?1)");
    private readonly Statement _overwrite = database.Prepare("UPDATE contents SET value = ?2 WHERE id = ?1");
    private readonly Statement _erase = database.Prepare("UPDATE contents SET value = x'' WHERE id = ?1");

    /// <summary>Returns the value of a row in the open transaction, or null.</summary>
    public byte[]? Read(long room, RowKind kind, ReadOnlySpan<byte> key) =>
        _read.Bind(1, room).Bind(2, (long)kind).Bind(3, key).Read(row => row.Bytes(0)) is [var value] ? value : null;

    /// <summary>Puts a row, replacing an older one of the same key, or deletes it. Part of the open transaction.</summary>
    public void Change(long room, Row row)
    {
        var old = Find(room, row);
        if (row.Value is not { } value)
        {
            if (old is { } deleted)
            {
                _erase.Bind(1, deleted.Content).Run();
                Bind(_delete, room, row).Run();
            }
            return;
        }
        if (old is { } same && same.Length == value.Length)
        {
            _overwrite.Bind(1, same.Content).Bind(2, value.Span).Run();
            return;
        }
        if (old is { } other)
        {
            _erase.Bind(1, other.Content).Run();
        }
        _append.Bind(1, value.Span).Run();
        Bind(_put, room, row).Bind(4, database.LastId).Run();
    }

    private static Statement Bind(Statement statement, long room, Row row) =>
        statement.Bind(1, room).Bind(2, (long)row.Kind).Bind(3, row.Key.Span);

    private (long Content, int Length)? Find(long room, Row row)
    {
        var found = Bind(_find, room, row).Step() ? (_find.Long(0), (int)_find.Long(1)) : ((long, int)?)null;
        _find.Reset();
        return found;
    }
}
