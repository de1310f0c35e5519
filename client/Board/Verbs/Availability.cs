namespace ElephantBoard.Board.Verbs;

/// <summary>Whether a verb is offered and enabled.</summary>
/// <param name="Applies">Whether it is offered to this role for this subject.</param>
/// <param name="DisabledReason">Why it is disabled, in a sentence; null if it is enabled.</param>
public readonly record struct Availability(bool Applies, string? DisabledReason)
{
    public static readonly Availability Hidden;
    public static readonly Availability Enabled = new(true, null);

    public bool IsEnabled => Applies && DisabledReason is null;

    public static Availability Disabled(string why) => new(true, why);
}
