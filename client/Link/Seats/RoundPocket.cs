using ElephantBoard.V1;

namespace ElephantBoard.Link.Seats;

/// <summary>The client's knowledge of a seat's pocket of one open round.</summary>
internal sealed class RoundPocket(ulong round, bool isHat, byte[] secret)
{
    public ulong Round => round;

    /// <summary>Round of its question; 0 for the hat.</summary>
    public ulong Question => isHat ? 0 : round;

    public byte[] Secret => secret;

    /// <summary>Counter of the last accepted command.</summary>
    public uint Counter { get; set; }

    /// <summary>Whether this seat took the pocket, and <see cref="Counter"/> is known.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whether it can no longer be used.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The stage in which putting an item was refused.</summary>
    public Stage ClosedStage { get; set; }
}
