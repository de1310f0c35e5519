namespace ElephantBoard.Showing.Verbs;

/// <summary>Whether a verb can be done now.</summary>
/// <param name="Applies">Whether it is offered at all: it is for this role, and for such a thing.</param>
/// <param name="Why">Why it cannot be done just now, in a sentence; null: it can.</param>
public readonly record struct Permission(bool Applies, string? Why)
{
    public static readonly Permission Never;
    public static readonly Permission Now = new(true, null);

    public bool IsNow => Applies && Why is null;

    public static Permission Not(string why) => new(true, why);
}
