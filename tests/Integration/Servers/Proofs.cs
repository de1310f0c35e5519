namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>How much is proved: less on a commit, more at night. Set by tests/run.</summary>
internal static class Proofs
{
    public static bool IsNight => Environment.GetEnvironmentVariable("ELEPHANTBOARD_PROOFS") == "night";

    public static int Number(int commit, int night) => IsNight ? night : commit;
}
