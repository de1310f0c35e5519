using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>The room's floor, in room units.</summary>
public static class Floor
{
    public const int Width = 1600;
    public const int Height = 900;

    internal static Room Moved(Room room, ElephantMoved fact) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { X = fact.X, Y = fact.Y });
}
