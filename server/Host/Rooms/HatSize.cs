using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Rooms;

/// <summary>How many people's elephants are in the hat, as far as that may be told: in steps, and seldom.</summary>
internal sealed class HatSize(HeldRoom held, TimeProvider clock)
{
    private static readonly int[] Steps = [20, 12, 6, 3];
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SeldomInAWeek = TimeSpan.FromDays(1);

    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;
    private ulong _round = held.Room.Round;
    private uint _told = Step(held);

    public Live Live => new() { Hat = _told };

    /// <summary>Whether there is something new to tell, now.</summary>
    public bool Refresh()
    {
        var poured = _round != held.Room.Round;
        _round = held.Room.Round;
        var now = clock.GetUtcNow();
        var pause = held.Room.Plan == Plan.Week ? SeldomInAWeek : Seldom;
        if (!poured && now - _toldAt < pause)
        {
            return false;
        }
        var step = Step(held);
        if (step == _told)
        {
            return false;
        }
        (_told, _toldAt) = (step, now);
        return true;
    }

    private static uint Step(HeldRoom held)
    {
        var contributing = Contributing.Count(held.Room, held.Hidden, Steps[0]);
        return (uint)Array.Find(Steps, step => contributing >= step);
    }
}
