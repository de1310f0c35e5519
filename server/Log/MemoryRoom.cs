namespace ElephantBoard.Log;

/// <summary>One room of a <see cref="MemoryRoomLog"/>. All members are thread-safe.</summary>
internal sealed class MemoryRoom(RoomRecord record)
{
    public bool HoldsPrivate
    {
        get
        {
            lock (_lock)
            {
                return _images.Count > 0;
            }
        }
    }

    private readonly Lock _lock = new();
    private readonly List<StoredBatch> _batches = [];
    private readonly Dictionary<RowKind, SortedDictionary<byte[], byte[]>> _rows = [];
    private readonly Dictionary<ulong, byte[]> _images = [];
    private readonly HashSet<ulong> _dropped = [];
    private RoomRecord _record = record;
    private StoredCheckpoint? _checkpoint;

    public RoomRecord Record
    {
        get
        {
            lock (_lock)
            {
                return _record;
            }
        }
    }

    public StoredCheckpoint? Checkpoint
    {
        get
        {
            lock (_lock)
            {
                return _checkpoint;
            }
        }
        set
        {
            lock (_lock)
            {
                _checkpoint = value;
            }
        }
    }

    /// <summary>Returns false and does nothing if the head is not the expected one.</summary>
    public bool Append(Commit commit)
    {
        lock (_lock)
        {
            var head = _record.Head;
            if (head != commit.Expected)
            {
                return false;
            }
            if (!commit.Batch.IsEmpty)
            {
                _batches.Add(new StoredBatch(head.Sequence + 1, commit.Events, commit.Batch.ToArray()));
            }
            foreach (var row in commit.Rows)
            {
                Put(row);
            }
            foreach (var image in commit.Private)
            {
                _images[image.Round] = image.Value.ToArray();
            }
            _dropped.UnionWith(commit.DroppedRounds);
            foreach (var round in _dropped)
            {
                _images.Remove(round);
            }
            _record = _record with
            {
                Head = new Head(head.Epoch, head.Sequence + (uint)commit.Events, head.Revision + 1),
            };
            return true;
        }
    }

    public IReadOnlyList<StoredBatch> ReadBatches(uint after, int bytes)
    {
        lock (_lock)
        {
            var page = new BatchPage(after, bytes);
            foreach (var batch in _batches.Where(batch => page.Wants(batch.First, batch.Count)))
            {
                if (page.EndsBefore(batch.Count))
                {
                    break;
                }
                page.Add(batch);
            }
            return page.Batches;
        }
    }

    public IReadOnlyList<Row> ReadRows(RowKind kind)
    {
        lock (_lock)
        {
            return _rows.TryGetValue(kind, out var rows)
                ? [.. rows.Select(pair => new Row(kind, pair.Key, pair.Value))]
                : [];
        }
    }

    public IReadOnlyList<Row> ReadRows(RowKind kind, IReadOnlyCollection<ReadOnlyMemory<byte>> keys)
    {
        lock (_lock)
        {
            var found = new List<Row>(keys.Count);
            if (_rows.TryGetValue(kind, out var rows))
            {
                foreach (var key in keys.Select(key => key.ToArray()))
                {
                    if (rows.TryGetValue(key, out var value))
                    {
                        found.Add(new Row(kind, key, value));
                    }
                }
            }
            return found;
        }
    }

    public ReadOnlyMemory<byte>? ReadPrivate(ulong round)
    {
        lock (_lock)
        {
            return _images.TryGetValue(round, out var image) ? image : (ReadOnlyMemory<byte>?)null;
        }
    }

    private void Put(Row row)
    {
        if (!_rows.TryGetValue(row.Kind, out var rows))
        {
            _rows[row.Kind] = rows = new SortedDictionary<byte[], byte[]>(UnsignedBytes.Ascending);
        }
        if (row.Value is { } bytes)
        {
            rows[row.Key.ToArray()] = bytes.ToArray();
        }
        else
        {
            rows.Remove(row.Key.ToArray());
        }
    }
}
