using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>The limits of a server, as far as this client knows them.</summary>
public static class KnownLimits
{
    /// <summary>The default limits, used until a server reports its own. Do not change them.</summary>
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
            LeastCounted = 3,
        };

    /// <summary>Returns the limits of a described room, each from <see cref="Default"/> if an older server does not report it.</summary>
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
