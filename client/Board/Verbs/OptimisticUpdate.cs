using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>An optimistic update: the expected event of a verb, applied as the timeline would, without a place in it.</summary>
internal static class OptimisticUpdate
{
    public static Func<Room, Room> Of(Event expected) =>
        room =>
        {
            var next = expected.Clone();
            next.Sequence = room.Sequence + 1;
            return Apply.Event(room, next) with { Sequence = room.Sequence, Time = room.Time };
        };
}
