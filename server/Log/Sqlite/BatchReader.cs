namespace ElephantBoard.Log.Sqlite;

/// <summary>
/// Finds the batches of a room, each of which refers to the previous one: section by section from mark to mark, each read backward.
/// Use it for one call at a time, inside a transaction.
/// </summary>
internal sealed class BatchReader(Database database)
{
    private readonly Statement _room = database.Prepare("SELECT id, turn FROM rooms WHERE room = ?1");
    private readonly Statement _marks = database.Prepare(
        // Marks before the start are skipped. They are few: one for every 64 batches.
        "SELECT turn FROM marks WHERE room = ?1 AND first > ?2 ORDER BY number"
    );
    private readonly Statement _batch = database.Prepare(
        "SELECT first, count, previous, bytes FROM turns WHERE id = ?1"
    );

    public IReadOnlyList<StoredBatch> Read(Guid room, uint after, int bytes, CancellationToken cancellationToken)
    {
        var page = new BatchPage(after, bytes);
        foreach (var (id, last) in _room.Bind(1, room).Read(row => (row.Long(0), row.Long(1))))
        {
            var ends = _marks.Bind(1, id).Bind(2, (long)after).Read(row => row.Long(0));
            ends.Add(last);
            var begin = 0L;
            foreach (var end in ends)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var batch in Stretch(begin, end, page))
                {
                    if (page.EndsBefore(batch.Count))
                    {
                        return page.Batches;
                    }
                    page.Add(batch);
                }
                begin = end;
            }
        }
        return page.Batches;
    }

    /// <summary>Returns the wanted batches after one (0: from the first) up to another, in order.</summary>
    private Stack<StoredBatch> Stretch(long begin, long end, BatchPage page)
    {
        var batches = new Stack<StoredBatch>();
        for (var id = end; id != begin && id != 0; )
        {
            var read = _batch.Bind(1, id).Step()
                ? (
                    Batch: new StoredBatch((uint)_batch.Long(0), (int)_batch.Long(1), _batch.Bytes(3)),
                    Previous: _batch.Long(2)
                )
                : throw new InvalidDataException($"Batch {id} is missing in the log.");
            _batch.Reset();
            if (!page.Wants(read.Batch.First, read.Batch.Count))
            {
                break;
            }
            batches.Push(read.Batch);
            id = read.Previous;
        }
        return batches;
    }
}
