using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.LiveStates;

/// <summary>Keeps the live state true to the room: after each decision, what no longer holds leaves it, and what has left the table is recorded.</summary>
internal static class Completing
{
    public static Decision Complete(Room room, LiveState before, Decision decision, Envelope envelope)
    {
        if (
            decision is not Decision.Accepted accepted
            || (accepted.Live is null && (!accepted.Events.Any(Matters) || before.CalculateSize() == 0))
        )
        {
            return decision;
        }
        var live = (accepted.Live ?? before).Clone();
        var after = accepted.Events.Aggregate(room, With);
        Tables.Hold(live, after);
        Hands.Hold(live, after);
        if (live.Equals(before))
        {
            return accepted with { Changes = [.. accepted.Changes.Where(change => change is not Change.LiveSet)] };
        }
        return accepted with
        {
            Events = Tables.Discussed(before, live, envelope) is { } discussed
                ? [.. accepted.Events, discussed]
                : accepted.Events,
            Changes = [.. accepted.Changes.Where(change => change is not Change.LiveSet), new Change.LiveSet(live)],
        };
    }

    /// <summary>Returns whether an event can take something out of the live state. Moves, by far the most events, cannot.</summary>
    private static bool Matters(Event evt) =>
        evt.FactCase is not (Event.FactOneofCase.Moved or Event.FactOneofCase.Raised);

    private static Room With(Room room, Event evt)
    {
        var next = evt.Clone();
        (next.Sequence, next.Time) = (room.Sequence + 1, room.Time);
        return Apply.Event(room, next);
    }
}
