using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

internal static class Hiding
{
    public static Room SetAside(Room room, ElephantSetAside fact) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { Aside = true });

    public static Room PutBack(Room room, ElephantPutBack fact) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { Aside = false });

    public static Room Withdrawn(Room room, ElephantWithdrawn fact) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { Withdrawn = true });

    public static Room Erased(Room room, ElephantErased fact) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { Erased = true });

    public static Room Claimed(Room room, ElephantClaimed fact, uint by) =>
        Apply.Change(room, fact.Elephant, elephant => elephant with { Author = by });
}
