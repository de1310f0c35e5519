using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>A seat's pocket of one open round, as far as it is known here.</summary>
internal sealed class RoundPocket(ulong round, bool isHat, byte[] secret)
{
    public ulong Round => round;

    /// <summary>Round of the question that it belongs to; 0: it is the hat's.</summary>
    public ulong Question => isHat ? 0 : round;

    public byte[] Secret => secret;

    /// <summary>Of the last command that the pocket took.</summary>
    public uint Counter { get; set; }

    /// <summary>Whether the pocket is this seat's, and <see cref="Counter"/> is known.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Nothing can be done with it any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The stage in which nothing could be put.</summary>
    public Stage ClosedStage { get; set; }
}
