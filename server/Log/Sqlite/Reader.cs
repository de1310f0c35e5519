namespace ElephantBoard.Log.Sqlite;

/// <summary>A connection that reads rooms.db beside the writer; for one call at a time.</summary>
internal sealed class Reader : IDisposable
{
    private const string Id = "(SELECT id FROM rooms WHERE room = ?1)";
    private const string KeysAndValues = "SELECT key, value FROM rows JOIN contents ON contents.id = content";
    private readonly Database _database;
    private readonly Statement _find;
    private readonly Statement _room;
    private readonly BatchReader _batches;
    private readonly Statement _rows;
    private readonly Statement _row;
    private readonly Statement _checkpoint;
    private readonly Statement _check;

    public Reader(string path)
    {
        _database = new Database(path);
        _database.Execute("PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0");
        _find = _database.Prepare("SELECT room FROM rooms WHERE code = ?1");
        _room = _database.Prepare("SELECT code, epoch, sequence, revision FROM rooms WHERE room = ?1");
        _batches = new BatchReader(_database);
        _rows = _database.Prepare($"{KeysAndValues} WHERE room = {Id} AND kind = ?2 ORDER BY key");
        _row = _database.Prepare($"{KeysAndValues} WHERE room = {Id} AND kind = ?2 AND key = ?3");
        _checkpoint = _database.Prepare($"SELECT epoch, sequence, bytes FROM checkpoints WHERE room = {Id}");
        _check = _database.Prepare("SELECT times FROM settled");
    }

    public Guid? Find(string code) => _find.Bind(1, code).Read(row => row.Guid(0)) is [var room] ? room : null;

    public RoomRecord? Room(Guid room) =>
        _room
            .Bind(1, room)
            .Read(row => new RoomRecord(room, row.Text(0), new Head(row.ULong(1), (uint)row.Long(2), row.ULong(3))))
            .FirstOrDefault();

    public IReadOnlyList<StoredBatch> Batches(Guid room, uint after, int bytes, CancellationToken cancellationToken) =>
        InOneMoment(() => _batches.Read(room, after, bytes, cancellationToken));

    public IReadOnlyList<Row> Rows(Guid room, RowKind kind) =>
        _rows.Bind(1, room).Bind(2, (long)kind).Read(row => new Row(kind, row.Bytes(0), row.Bytes(1)));

    public IReadOnlyList<Row> Rows(Guid room, RowKind kind, IEnumerable<ReadOnlyMemory<byte>> keys) =>
        InOneMoment(() =>
        {
            _row.Bind(1, room).Bind(2, (long)kind);
            return keys.SelectMany(key => _row.Bind(3, key.Span).Read(row => new Row(kind, row.Bytes(0), row.Bytes(1))))
                .ToList();
        });

    public StoredCheckpoint? Checkpoint(Guid room) =>
        _checkpoint
            .Bind(1, room)
            .Read(row => new StoredCheckpoint(row.ULong(0), (uint)row.Long(1), row.Bytes(2)))
            .FirstOrDefault();

    public void Check() => _check.Read(row => row.Long(0));

    public void Dispose() => _database.Dispose();

    private T InOneMoment<T>(Func<T> read)
    {
        _database.Execute("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            _database.Rollback();
        }
    }
}
