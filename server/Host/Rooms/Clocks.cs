namespace ElephantBoard.Host.Rooms;

/// <summary>Names of the time providers that services ask for.</summary>
internal static class Clocks
{
    /// <summary>The time that rooms live by. Apart from the one that Orleans watches its machines with, so that a test can stop it.</summary>
    public const string Rooms = "rooms";
}
