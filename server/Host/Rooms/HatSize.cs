using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// How many people's elephants are in the hat, as far as that may be told: in steps, at fixed times since the round opened, as it was one interval
/// earlier. No write changes when something is told, nor what is told next. Asked at every heartbeat.
/// </summary>
/// <remarks>What was true an interval ago is known only to a room that was in memory then. One that is read again tells nothing until it has
/// been for a whole interval.</remarks>
internal sealed class HatSize(HeldRoom held, TimeProvider clock)
{
    private static readonly int[] Steps = [20, 12, 6, 3];
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SeldomInAWeek = TimeSpan.FromDays(1);

    private ulong _round = held.Room.Round;
    private long _interval = Interval(held, clock);
    private uint? _before;
    private uint? _told;

    /// <summary>Null: nothing is known that may be told.</summary>
    public Live? Live => _told is { } step ? new Live { Hat = step } : null;

    /// <summary>Whether a round was opened since the last time: everybody knows that its hat is empty.</summary>
    public bool Emptied()
    {
        if (_round == held.Room.Round)
        {
            return false;
        }
        (_round, _interval, _before, _told) = (held.Room.Round, Interval(held, clock), 0, 0);
        return true;
    }

    /// <summary>Whether there is something new to tell, now.</summary>
    public bool Refresh()
    {
        var interval = Interval(held, clock);
        if (interval == _interval)
        {
            return false;
        }
        var changed = _told != _before;
        (_interval, _told, _before) = (interval, _before, Step());
        return changed;
    }

    private static long Interval(HeldRoom held, TimeProvider clock)
    {
        var since = clock.GetUtcNow().ToUnixTimeMilliseconds() - held.RoundOpened;
        return since / (long)(held.Room.Plan == Plan.Week ? SeldomInAWeek : Seldom).TotalMilliseconds;
    }

    private uint Step()
    {
        var contributing = Contributing.Count(held.Room, held.Hidden, Steps[0]);
        return (uint)Array.Find(Steps, step => contributing >= step);
    }
}
