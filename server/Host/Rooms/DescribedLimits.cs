using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Rooms;

/// <summary>The limits of a room's contents as clients read them. Those of traffic are added where they are applied.</summary>
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
        };
}
