using System.Text.RegularExpressions;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>What the documents name is there: files, folders, link targets, and headings.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] Documents =
    [
        .. Directory.GetFiles(Repository.Root, "*.md"),
        .. Directory.GetFiles(Repository.PathOf("docs"), "*.md"),
        Repository.PathOf("tests", "SPEC.md"),
    ];

    [Fact]
    public void Arch5_every_path_in_a_document_exists()
    {
        var missing =
            from document in Documents
            from Match match in PathInText().Matches(File.ReadAllText(document))
            let path = Trimmed(match)
            where !Path.Exists(Repository.PathOf(path.Split('/')))
            select $"{Path.GetFileName(document)}: {path}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Arch5_every_link_in_a_document_leads_to_a_file_and_its_heading()
    {
        var missing =
            from document in Documents
            from Match match in LinkInText().Matches(File.ReadAllText(document))
            let target = match.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Leads(document, target)
            select $"{Path.GetFileName(document)}: {target}";
        Assert.Empty(missing);
    }

    // A pattern such as server/Rules/<Verb>.cs names its folder.
    private static string Trimmed(Match match)
    {
        var path = match.Groups[1].Value;
        var isPattern = match.Groups[2].Length > 0;
        return (isPattern ? path[..(path.LastIndexOf('/') + 1)] : path).TrimEnd('.', '/');
    }

    private static bool Leads(string document, string target)
    {
        var parts = target.Split('#');
        var path =
            parts[0].Length == 0
                ? document
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, parts[0]));
        return Path.Exists(path) && (parts.Length == 1 || Headings(path).Contains(parts[1]));
    }

    // As GitHub makes them: lower case, no punctuation, dashes for spaces.
    private static IEnumerable<string> Headings(string path) =>
        HeadingInText()
            .Matches(File.ReadAllText(path))
            .Select(match =>
                Punctuation().Replace(match.Groups[1].Value.Trim(), "").Replace(' ', '-').ToLowerInvariant()
            );

    [GeneratedRegex(@"(?<![\w/.:-])((?:\.ci|client|docs|proto|server|tests)/[\w./-]*)([<*{]?)")]
    private static partial Regex PathInText();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkInText();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingInText();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
