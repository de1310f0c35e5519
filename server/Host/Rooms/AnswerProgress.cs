using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Rooms;

/// <summary>Computes how many have answered the open question, as it is published: at once when a question opens or closes, otherwise one
/// interval after a change. Runs on the grain's scheduler.</summary>
/// <param name="scheduleRefresh">Schedules one call of <see cref="Refresh"/> after <see cref="Interval"/>.</param>
internal sealed class AnswerProgress(CommittedRoom committed, Action scheduleRefresh)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private ulong _round = RoundOf(committed);
    private uint _published = Count(committed);
    private ulong _scheduledFor;

    /// <summary>Null when no question is open.</summary>
    public Answered? Now => _round == 0 ? null : new Answered { Round = _round, Done = _published };

    /// <summary>Returns whether a question opened or closed since the last call. Schedules a refresh if only the number changed.</summary>
    public bool Follow()
    {
        if (_round != RoundOf(committed))
        {
            (_round, _published) = (RoundOf(committed), Count(committed));
            return true;
        }
        if (_scheduledFor != _round && _published != Count(committed))
        {
            // A refresh that was scheduled for the last question is put off: it would come too early.
            _scheduledFor = _round;
            scheduleRefresh();
        }
        return false;
    }

    /// <summary>Returns whether there is a new number to publish now.</summary>
    public bool Refresh()
    {
        _scheduledFor = 0;
        var before = _published;
        _published = Count(committed);
        return before != _published;
    }

    private static ulong RoundOf(CommittedRoom committed) => committed.Room.OpenQuestion?.Round ?? 0;

    private static uint Count(CommittedRoom committed) =>
        (uint)Contributing.CountAnswers(committed.Room, committed.PrivateState);
}
