namespace ElephantBoard.Raylib.App;

/// <summary>The folders of this program, according to each system's conventions.</summary>
/// <param name="Data">Data that must not be lost: seats and unsent commands.</param>
/// <param name="Config">Settings.</param>
/// <param name="State">Logs of bugs.</param>
public sealed record Folders(string Data, string Config, string State)
{
    public string Seats => Path.Combine(Data, "seats");

    public string Settings => Path.Combine(Config, "desktop.json");

    public string Faults => Path.Combine(State, "faults.log");

    public static Folders OfThisSystem()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsFreeBSD())
        {
            // %LOCALAPPDATA%, ~/Library/Application Support
            var own = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                "ElephantBoard"
            );
            return new(own, own, own);
        }

        return new(
            Home("XDG_DATA_HOME", ".local/share"),
            Home("XDG_CONFIG_HOME", ".config"),
            Home("XDG_STATE_HOME", ".local/state")
        );
    }

    private static string Home(string variable, string otherwise)
    {
        var set = Environment.GetEnvironmentVariable(variable);
        var home = Path.IsPathRooted(set)
            ? set
            : Path.Combine(
                // A missing home folder still has a name; without one, keys would be stored in the current directory.
                Environment.GetFolderPath(
                    Environment.SpecialFolder.UserProfile,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                otherwise
            );
        return Path.Combine(home, "elephantboard");
    }
}
