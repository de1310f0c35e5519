using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

internal static class Discussing
{
    public static Room Discussed(Room room, ElephantDiscussed fact) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { Discussed = elephant.Discussed + fact.Seconds });
}
