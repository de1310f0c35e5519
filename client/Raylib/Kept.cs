using ElephantBoard.Link;

namespace ElephantBoard.Desktop;

/// <summary>The program's storage on this machine: seats, settings, and the log of bugs.</summary>
internal sealed class Kept(Folders folders, TimeProvider time)
{
    public SeatFolder Seats { get; } = new(folders.Seats, time);

    public Faults Faults { get; } = new(folders.Faults, time);

    public string SettingsFile => folders.Settings;
}
