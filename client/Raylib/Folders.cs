namespace ElephantBoard.Desktop;

/// <summary>Where this program keeps things, as each system wants it.</summary>
/// <param name="Data">What must not be lost: seats and what waits to be sent.</param>
/// <param name="Config">What somebody chose.</param>
/// <param name="State">What helps to find mistakes.</param>
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
                // A home that is not there yet has a name all the same: without it, keys would lie where the program was started.
                Environment.GetFolderPath(
                    Environment.SpecialFolder.UserProfile,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                otherwise
            );
        return Path.Combine(home, "elephantboard");
    }
}
