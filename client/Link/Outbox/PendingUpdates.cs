using ElephantBoard.Timeline;

namespace ElephantBoard.Link.Outbox;

/// <summary>
/// The room as it will be once what this seat did is told: each act's guess, replayed in order over the newest room. A guess goes
/// when its act is refused, or when the room has reached the place that accepted it. May be used from several threads at once.
/// </summary>
public sealed class PendingUpdates
{
    private readonly Lock _gate = new();
    private readonly List<OptimisticUpdate> _pending = [];

    /// <summary>The room with the guesses over it.</summary>
    public Room ApplyTo(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        lock (_gate)
        {
            _pending.RemoveAll(update => update.AcceptedAt is { } settles && settles <= room.Sequence);
            return _pending.Aggregate(room, (guessed, update) => update.Change(guessed));
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

        /// <summary>Sequence number at which the room itself shows it; null: not answered yet.</summary>
        public uint? AcceptedAt { get; set; }
    }
}
