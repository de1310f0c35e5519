namespace ElephantBoard.Rules;

/// <summary>The announced pour, and when the next one can be tried. Times are server times in ms since 1970.</summary>
/// <param name="Round">The round that is announced; 0 if none is.</param>
/// <param name="At">When Reveal is accepted.</param>
/// <param name="NotBefore">When the next pour can be tried.</param>
public sealed record PourPlan(ulong Round, long At, long NotBefore)
{
    public static readonly PourPlan None = new(0, 0, 0);

    /// <summary>How long Reveal is accepted, in ms; then the announcement has lapsed.</summary>
    private const long Lapses = 10_000;

    /// <summary>The last moment at which Reveal is accepted.</summary>
    public long Until => At + Lapses;

    /// <summary>Returns whether the pour of this round is announced.</summary>
    public bool Announces(ulong round, long now) => Round != 0 && Round == round && now <= Until;
}
