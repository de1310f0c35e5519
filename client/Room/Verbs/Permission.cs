namespace ElephantBoard.Showing.Verbs;

/// <summary>Whether a verb is offered and enabled.</summary>
/// <param name="Applies">Whether it is offered to this role for this subject.</param>
/// <param name="Why">Why it is disabled, in a sentence; null if it is enabled.</param>
public readonly record struct Permission(bool Applies, string? Why)
{
    public static readonly Permission Never;
    public static readonly Permission Now = new(true, null);

    public bool IsNow => Applies && Why is null;

    public static Permission Not(string why) => new(true, why);
}
