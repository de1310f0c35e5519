using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Rooms;

/// <summary>Describes the limits of a room's contents to clients. The code that enforces the traffic limits adds those.</summary>
internal static class DescribedLimits
{
    public static RoomLimits Of(Limits limits) =>
        new()
        {
            Text = (uint)limits.Text,
            Decision = (uint)limits.Decision,
            PersonName = (uint)limits.PersonName,
            RoomName = (uint)limits.RoomName,
            Line = (uint)limits.Line,
            DepartmentName = (uint)limits.DepartmentName,
            Departments = (uint)limits.Departments,
            PocketItems = (uint)limits.Items,
            LeastPoured = (uint)limits.LeastPoured,
            Elephants = (uint)limits.Elephants,
            People = (uint)limits.People,
            PourCountdownMs = (uint)limits.PourCountdown.TotalMilliseconds,
            PourPauseMs = (uint)limits.PourPause.TotalMilliseconds,
            LeastCounted = (uint)limits.LeastCounted,
        };
}
