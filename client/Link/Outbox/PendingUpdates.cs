using ElephantBoard.Timeline;

namespace ElephantBoard.Link.Outbox;

/// <summary>
/// Computes the room as it will be once the server has confirmed this seat's acts: replays the optimistic update of each act, in order, over the
/// newest room. Drops an update when its act is refused, or when the room has reached the sequence number that accepted it. Thread-safe.
/// </summary>
public sealed class PendingUpdates
{
    private readonly Lock _gate = new();
    private readonly List<OptimisticUpdate> _pending = [];

    /// <summary>Returns the room with the optimistic updates applied.</summary>
    public Room ApplyTo(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        lock (_gate)
        {
            _pending.RemoveAll(update => update.AcceptedAt is { } settles && settles <= room.Sequence);
            return _pending.Aggregate(room, (updated, update) => update.Change(updated));
        }
    }

    internal OptimisticUpdate Add(Func<Room, Room> change)
    {
        var update = new OptimisticUpdate(change);
        lock (_gate)
        {
            _pending.Add(update);
        }
        return update;
    }

    internal void Reject(OptimisticUpdate update)
    {
        lock (_gate)
        {
            _pending.Remove(update);
        }
    }

    internal void Accept(OptimisticUpdate update, uint sequence)
    {
        lock (_gate)
        {
            update.AcceptedAt = sequence;
        }
    }

    internal sealed class OptimisticUpdate(Func<Room, Room> change)
    {
        public Func<Room, Room> Change => change;

        /// <summary>Sequence number at which the room itself contains the change; null if not answered yet.</summary>
        public uint? AcceptedAt { get; set; }
    }
}
