using System.Text.Json;
using System.Text.RegularExpressions;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Input;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Checks proto/text/en.json against the code of the page, the desktop client and the server.</summary>
public sealed partial class SentenceUseTests
{
    private static readonly string[] Sources =
    [
        .. Files("client", "*.cs"),
        .. Files("server", "*.cs"),
        .. Files("server", "*.ts").Where(path => !path.EndsWith(".test.ts", StringComparison.Ordinal)),
        .. Files("server", "*.tsx").Where(path => !path.EndsWith(".test.tsx", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Text10_no_group_and_no_sentence_is_in_the_file_twice()
    {
        using var file = Read();
        Assert.Empty(Repeated(file.RootElement.EnumerateObject().Select(group => group.Name)));
        Assert.Empty(Repeated(Keys(file)));
    }

    [Fact]
    public void Text10_every_sentence_is_used()
    {
        using var file = Read();
        var quoted = Sources
            .SelectMany(path => Quoted().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value);
        var used = quoted.Concat(Composed()).ToHashSet(StringComparer.Ordinal);
        Assert.True(Sources.Length > 300, $"{Sources.Length} sources were read.");
        Assert.DoesNotContain(Keys(file), key => !used.Contains(key));
    }

    /// <summary>Keys that the code composes of a beginning and a value.</summary>
    private static IEnumerable<string> Composed() =>
        [
            .. CommandsReflection
                .Descriptor.MessageTypes.Select(message => message.GetOptions()?.GetExtension(OptionsExtensions.Rule))
                .Select(rule => $"act.{rule?.Text}"),
            .. Each<Stage>("stage", "stage_asks", "card"),
            .. Each<DecisionKind>("decision", "decision_means", "decision_write"),
            .. Each<Role>("role"),
            .. Each<RefusalCode>("refusal"),
            .. Each<Key>("keys"),
            .. Tokens.Hurts.Select(hurt => $"hurt.{hurt.Word.Replace(' ', '_')}"),
            .. new[] { "light", "dark", "contrast" }.Select(look => $"desktop.look_{look}"),
            .. Enumerable.Range(1, 9).Select(place => $"dialog.place_{place}"),
        ];

    private static IEnumerable<string> Each<T>(params string[] groups)
        where T : struct, Enum =>
        groups.SelectMany(group => Enum.GetValues<T>().Select(value => $"{group}.{RoomWords.Key(value)}"));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(path =>
                !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "gen" or "node_modules")
            );

    private static JsonDocument Read() =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("proto", "text", "en.json")));

    private static IEnumerable<string> Keys(JsonDocument file) =>
        file
            .RootElement.EnumerateObject()
            .SelectMany(group => group.Value.EnumerateObject().Select(each => $"{group.Name}.{each.Name}"));

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    [GeneratedRegex(@"""([a-z_]+\.[a-z0-9_]+)""")]
    private static partial Regex Quoted();
}
