namespace ElephantBoard.Log.Sqlite;

/// <summary>The queue of the writer's thread. Groups form here while the writer is busy.</summary>
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

    /// <summary>Waits for work, takes everything that is queued, and leaves <paramref name="taken"/>, cleared, in its place. Returns false
    /// if the queue is closed and empty.</summary>
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

    /// <summary>Accepts no more work. Queued work is still done.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
