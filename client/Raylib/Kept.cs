using ElephantBoard.Link;

namespace ElephantBoard.Desktop;

/// <summary>What this program keeps on this machine: seats, settings, and what went wrong.</summary>
internal sealed class Kept(Folders folders, TimeProvider time)
{
    public SeatFolder Seats { get; } = new(folders.Seats, time);

    public Faults Faults { get; } = new(folders.Faults, time);

    public string SettingsFile => folders.Settings;
}
