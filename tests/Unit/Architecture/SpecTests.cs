using System.Text.RegularExpressions;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>tests/SPEC.md and the tests say the same.</summary>
public sealed partial class SpecTests
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "gen"];

    [Fact]
    public void Arch4_every_rule_is_named_by_a_test()
    {
        var named = InCSharp().Concat(InThePage()).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Rules(), rule => !named.Contains(rule));
    }

    [Fact]
    public void Arch4_no_test_names_a_rule_that_is_not_there()
    {
        var rules = Rules().ToHashSet(StringComparer.Ordinal);
        Assert.Empty(InCSharp().Concat(AtTheStartInThePage()).Where(named => !rules.Contains(named)).Distinct());
    }

    [Fact]
    public void Arch4_no_number_is_given_twice() => Assert.Equal(Rules().Distinct(), Rules());

    private static IEnumerable<string> Rules() =>
        RuleOfSpec()
            .Matches(File.ReadAllText(Repository.PathOf("tests", "SPEC.md")))
            .Select(match => match.Groups[1].Value);

    // void Spot3_…, Task Spot3_…
    private static IEnumerable<string> InCSharp() =>
        Sources("tests", "*.cs")
            .SelectMany(source => TestOfCSharp().Matches(source))
            .Select(match => $"{match.Groups[1].Value.ToUpperInvariant()}-{match.Groups[2].Value}");

    // test('SPOT-3 …, anywhere in the title
    private static IEnumerable<string> InThePage() =>
        Titles().SelectMany(title => RuleInTitle().Matches(title)).Select(match => match.Value);

    private static IEnumerable<string> AtTheStartInThePage() =>
        Titles()
            .Select(title => RuleInTitle().Match(title))
            .Where(match => match is { Success: true, Index: 0 })
            .Select(match => match.Value);

    private static IEnumerable<string> Titles() =>
        Sources("server/page", "*.test.ts")
            .Concat(Sources("server/page", "*.test.tsx"))
            .SelectMany(source => TestOfThePage().Matches(source))
            .Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory
            .EnumerateFiles(
                Repository.PathOf(folder),
                pattern,
                new EnumerationOptions { RecurseSubdirectories = true, MatchType = MatchType.Simple }
            )
            .Where(path =>
                !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Any(Generated.Contains)
            )
            .Select(File.ReadAllText);

    [GeneratedRegex(@"^(?:\| |- (?:\*\*)?)([A-Z]+-\d+)\b", RegexOptions.Multiline)]
    private static partial Regex RuleOfSpec();

    [GeneratedRegex(@"\b(?:void|Task)\s+([A-Z][a-z]+)(\d+)_\w+\s*\(")]
    private static partial Regex TestOfCSharp();

    [GeneratedRegex(@"\b(?:test|it|describe)(?:\.\w+)*\(\s*['""`]([^'""`\n]*)")]
    private static partial Regex TestOfThePage();

    [GeneratedRegex(@"\b[A-Z]+-\d+\b")]
    private static partial Regex RuleInTitle();
}
