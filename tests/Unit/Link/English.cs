using ElephantBoard.Rules;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>The sentences that stand behind what the link says.</summary>
internal static class English
{
    public static bool Has(string key) => Sentences.English.Has(key);
}
