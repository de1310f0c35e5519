using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>What a server accepts, as far as this client knows it.</summary>
public static class KnownLimits
{
    /// <summary>The limits of a server whose settings were not changed: used until a server tells its own. Not to be changed.</summary>
    public static RoomLimits Default { get; } =
        new()
        {
            Text = 2_000,
            Decision = 500,
            PersonName = 60,
            RoomName = 120,
            Line = 300,
            DepartmentName = 40,
            Departments = 12,
            PocketItems = 20,
            LeastPoured = 3,
            Elephants = 10_000,
            People = 1_000,
            MessageBytes = 64 * 1024,
        };

    /// <summary>Returns the limits of a described room, each from <see cref="Default"/> where an older server does not tell it.</summary>
    public static RoomLimits Of(RoomDescription room)
    {
        ArgumentNullException.ThrowIfNull(room);
        var limits = Default.Clone();
        if (room.Limits is { } told)
        {
            limits.MergeFrom(told);
        }
        return limits;
    }
}
