using ElephantBoard.Timeline;

namespace ElephantBoard.Link;

/// <summary>
/// The room as it will be once what this seat did is told: each act's guess, replayed in order over the newest room. A guess goes
/// when its act is refused, or when the room has reached the place that accepted it. May be used from several threads at once.
/// </summary>
public sealed class Guesses
{
    private readonly Lock _gate = new();
    private readonly List<Guess> _pending = [];

    /// <summary>The room with the guesses over it.</summary>
    public Room Over(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        lock (_gate)
        {
            _pending.RemoveAll(guess => guess.Settles is { } settles && settles <= room.Sequence);
            return _pending.Aggregate(room, (guessed, guess) => guess.Change(guessed));
        }
    }

    internal Guess Add(Func<Room, Room> change)
    {
        var guess = new Guess(change);
        lock (_gate)
        {
            _pending.Add(guess);
        }
        return guess;
    }

    internal void Refused(Guess guess)
    {
        lock (_gate)
        {
            _pending.Remove(guess);
        }
    }

    internal void Accepted(Guess guess, uint sequence)
    {
        lock (_gate)
        {
            guess.Settles = sequence;
        }
    }

    internal sealed class Guess(Func<Room, Room> change)
    {
        public Func<Room, Room> Change => change;

        /// <summary>Sequence number at which the room itself shows it; null: not answered yet.</summary>
        public uint? Settles { get; set; }
    }
}
