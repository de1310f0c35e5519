using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>How things stand between this client and the room.</summary>
/// <param name="Refusal">Why it ended or does not come about, when the server said so.</param>
public sealed record LinkState(LinkPhase Phase, Refusal? Refusal = null)
{
    public static readonly LinkState Arriving = new(LinkPhase.Arriving);
    public static readonly LinkState Live = new(LinkPhase.Live);
    public static readonly LinkState Away = new(LinkPhase.Away);
}

public enum LinkPhase
{
    /// <summary>On the way in: nothing seen yet.</summary>
    Arriving,

    /// <summary>What happens arrives.</summary>
    Live,

    /// <summary>The link broke; it is being mended. What is shown may be old.</summary>
    Away,

    /// <summary>For good: the stay ended or was refused.</summary>
    Ended,

    /// <summary>For good: the room holds something that this build cannot read.</summary>
    TooOld,
}
