using System.Xml.Linq;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>
/// The compiler holds the ban: an analyzer reads BannedSymbols.txt, and warnings are errors. These tests hold what it needs.
/// </summary>
public sealed class BannedSymbolsTests
{
    private const string Diagnostic = "RS0030";

    public static TheoryData<string> Symbols =>
        [
            "P:System.DateTime.Now",
            "P:System.DateTime.UtcNow",
            "P:System.DateTimeOffset.Now",
            "P:System.DateTimeOffset.UtcNow",
            "P:System.Environment.TickCount",
            "P:System.Environment.TickCount64",
            "M:System.Environment.GetEnvironmentVariable(System.String)",
            "M:System.Guid.NewGuid",
            "M:System.Guid.CreateVersion7",
            "T:System.Console",
            "T:System.Diagnostics.Process",
            "T:System.Diagnostics.Stopwatch",
            "T:System.IO.Directory",
            "T:System.IO.File",
            "T:System.IO.Path",
            "N:System.Net",
            "T:System.Random",
            "T:System.Security.Cryptography.RandomNumberGenerator",
            "T:System.Threading.Tasks.Task",
            "T:System.Threading.Tasks.Task`1",
            "T:System.Threading.Thread",
            "T:System.Threading.Timer",
            "T:System.TimeProvider",
        ];

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Arch2_the_list_bans_each_clock_random_source_task_file_and_socket(string symbol) =>
        Assert.Contains(
            File.ReadLines(Repository.PathOf("BannedSymbols.txt")),
            line => line.StartsWith(symbol + ";", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("proto", "Proto.csproj")]
    [InlineData("server", "Rules", "Rules.csproj")]
    public void Arch2_the_projects_of_rules_and_timeline_are_built_with_the_list(params string[] project)
    {
        var items = XDocument.Load(Repository.PathOf(project)).Descendants("ItemGroup").Elements().ToList();
        Assert.Contains(
            items,
            item =>
                item.Name == "PackageReference"
                && item.Attribute("Include")!.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers"
        );
        Assert.Contains(
            items,
            item =>
                item.Name == "AdditionalFiles"
                && Path.GetFileName(item.Attribute("Include")!.Value) == "BannedSymbols.txt"
        );
    }

    [Fact]
    public void Arch2_a_warning_is_an_error_and_nothing_suppresses_the_ban()
    {
        var properties = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        Assert.Equal("true", properties.Descendants("TreatWarningsAsErrors").Single().Value);
        string[] settings =
        [
            "Directory.Build.props",
            ".editorconfig",
            "proto/Proto.csproj",
            "server/Rules/Rules.csproj",
        ];
        var sources = new[] { "proto/Timeline", "server/Rules" }.SelectMany(folder =>
            Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        );
        Assert.All(
            sources.Concat(settings.Select(file => Repository.PathOf(file))),
            path => Assert.DoesNotContain(Diagnostic, File.ReadAllText(path), StringComparison.Ordinal)
        );
    }
}
