namespace ElephantBoard.Log.Sqlite;

/// <summary>What waits for the writer's thread, in order. Batches form here by themselves, while the writer is busy.</summary>
internal sealed class WriteQueue
{
    private readonly object _gate = new();
    private List<Write> _waiting = [];
    private bool _closed;

    /// <exception cref="ObjectDisposedException">The log is closed.</exception>
    public void Add(Write write)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteRoomLog));
            _waiting.Add(write);
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Waits for something, then takes all that there is, and leaves <paramref name="taken"/>, cleared, in its place. False
    /// when the queue is closed and empty.</summary>
    public bool TakeAll(ref List<Write> taken)
    {
        taken.Clear();
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }
                Monitor.Wait(_gate);
            }
            (_waiting, taken) = (taken, _waiting);
            return true;
        }
    }

    /// <summary>Takes nothing more; what waits is still done.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
