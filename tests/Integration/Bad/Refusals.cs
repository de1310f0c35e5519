using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Bad;

internal static class Refusals
{
    /// <summary>It is refused with this code, in a sentence that says what to do.</summary>
    public static void Says(RefusalCode code, Refusal? refusal)
    {
        Assert.NotNull(refusal);
        Assert.Equal(code, refusal.Code);
        // What happened, and what to do: more than one clause.
        Assert.True(refusal.Sentence.Length > 30, refusal.Sentence);
        Assert.EndsWith(".", refusal.Sentence);
        Assert.DoesNotContain("{", refusal.Sentence);
    }
}
