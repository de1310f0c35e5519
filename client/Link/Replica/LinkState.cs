using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>The state of the connection to the room.</summary>
/// <param name="Refusal">Why it ended or failed, if the server said so.</param>
public sealed record LinkState(LinkPhase Phase, Refusal? Refusal = null)
{
    public static readonly LinkState Connecting = new(LinkPhase.Connecting);
    public static readonly LinkState Live = new(LinkPhase.Live);
    public static readonly LinkState Reconnecting = new(LinkPhase.Reconnecting);
}

public enum LinkPhase
{
    /// <summary>Connecting for the first time.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Live,

    /// <summary>Reconnecting. The view may be outdated.</summary>
    Reconnecting,

    /// <summary>Final: the membership ended or was refused.</summary>
    Ended,

    /// <summary>Final: the room contains something that this build cannot read.</summary>
    UpgradeRequired,
}
