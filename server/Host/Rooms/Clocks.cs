namespace ElephantBoard.Host.Rooms;

/// <summary>Names of the keyed time providers.</summary>
internal static class Clocks
{
    /// <summary>The time provider of rooms. Separate from the one that Orleans uses to monitor its machines, so that a test can stop it.</summary>
    public const string Rooms = "rooms";

    /// <summary>The time provider that measures whether clients read their streams. It runs also while a test drives the time of rooms: how
    /// fast a socket is read has nothing to do with that time.</summary>
    public const string Streams = "streams";
}
