using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

internal static class Opening
{
    public static Room Opened(Room room, RoomOpened fact) =>
        room with
        {
            Id = fact.Room,
            Name = fact.Name,
            Concern = fact.Concern,
            Prompt = fact.Prompt,
            Departments = [.. fact.Departments],
            Anonymous = fact.Anonymous,
            Plan = fact.Plan,
            Stage = Stage.Gather,
            Round = fact.Round,
        };

    public static Room Locked(Room room, RoomLocked fact) => room with { Locked = fact.Locked };

    public static Room StageChanged(Room room, StageChanged fact) => room with { Stage = fact.To };
}
