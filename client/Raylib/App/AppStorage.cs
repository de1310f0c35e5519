using ElephantBoard.Link.Seats;

namespace ElephantBoard.Raylib.App;

/// <summary>The program's storage on this machine: seats, settings, and the log of bugs.</summary>
internal sealed class AppStorage(Folders folders, TimeProvider time)
{
    public SeatFolder Seats { get; } = new(folders.Seats, time);

    public FaultLog FaultLog { get; } = new(folders.Faults, time);

    public string SettingsFile => folders.Settings;
}
