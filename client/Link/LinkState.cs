using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>The state of the connection to the room.</summary>
/// <param name="Refusal">Why it ended or failed, if the server said so.</param>
public sealed record LinkState(LinkPhase Phase, Refusal? Refusal = null)
{
    public static readonly LinkState Arriving = new(LinkPhase.Arriving);
    public static readonly LinkState Live = new(LinkPhase.Live);
    public static readonly LinkState Away = new(LinkPhase.Away);
}

public enum LinkPhase
{
    /// <summary>Connecting for the first time.</summary>
    Arriving,

    /// <summary>Connected.</summary>
    Live,

    /// <summary>Reconnecting. The view may be outdated.</summary>
    Away,

    /// <summary>Final: the stay ended or was refused.</summary>
    Ended,

    /// <summary>Final: the room contains something that this build cannot read.</summary>
    TooOld,
}
