namespace ElephantBoard.Timeline;

/// <summary>The version of events that this build can read.</summary>
public static class Reader
{
    /// <summary>Events that need a higher version are not applied.</summary>
    public const uint Version = 1;
}
