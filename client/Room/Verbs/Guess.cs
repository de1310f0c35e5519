using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>What a verb will change, as the event that it expects: applied as the timeline would, at no place of it.</summary>
internal static class Guess
{
    public static Func<Room, Room> Of(Event expected) =>
        room =>
        {
            var next = expected.Clone();
            next.Sequence = room.Sequence + 1;
            return Apply.Event(room, next) with { Sequence = room.Sequence, Time = room.Time };
        };
}
