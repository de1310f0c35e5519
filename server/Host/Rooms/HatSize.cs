using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Computes the public size of the hat: how many people have elephants in it, in steps, at fixed times since the round opened, and
/// with the value from one interval earlier. No write changes when a value is published, nor which value comes next. Called at every heartbeat.
/// </summary>
/// <remarks>Only a room that was in memory one interval ago knows the value from then. A room that was loaded again publishes nothing until
/// it has been in memory for a whole interval.</remarks>
internal sealed class HatSize(CommittedRoom committed, TimeProvider clock)
{
    private static readonly int[] Steps = [20, 12, 6, 3];
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MinWeeklyInterval = TimeSpan.FromDays(1);

    private ulong _round = committed.Room.Round;
    private long _interval = Interval(committed, clock);
    private uint? _before;
    private uint? _published;

    /// <summary>Null when no value may be published.</summary>
    public Live? Live => _published is { } step ? new Live { Hat = step } : null;

    /// <summary>Returns whether a round opened since the last call: everybody knows that its hat is empty.</summary>
    public bool Emptied()
    {
        if (_round == committed.Room.Round)
        {
            return false;
        }
        (_round, _interval, _before, _published) = (committed.Room.Round, Interval(committed, clock), 0, 0);
        return true;
    }

    /// <summary>Returns whether there is a new value to publish now.</summary>
    public bool Refresh()
    {
        var interval = Interval(committed, clock);
        if (interval == _interval)
        {
            return false;
        }
        var changed = _published != _before;
        (_interval, _published, _before) = (interval, _before, Step());
        return changed;
    }

    private static long Interval(CommittedRoom committed, TimeProvider clock)
    {
        var since = clock.GetUtcNow().ToUnixTimeMilliseconds() - committed.RoundOpened;
        return since / (long)(committed.Room.Plan == Plan.Week ? MinWeeklyInterval : MinInterval).TotalMilliseconds;
    }

    private uint Step()
    {
        var contributing = Contributing.Count(committed.Room, committed.PrivateState, Steps[0]);
        return (uint)Array.Find(Steps, step => contributing >= step);
    }
}
