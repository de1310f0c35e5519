using System.Text.RegularExpressions;
using ElephantBoard.Board.Words;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed partial class SentenceTests
{
    private static readonly HashSet<string> Groups = [.. Sentences.English.Keys.Select(key => key.Split('.')[0])];

    [Fact]
    public void Panel10_every_sentence_that_the_window_asks_for_is_there()
    {
        var asked = Sources()
            .SelectMany(source => KeyInCode().Matches(source.Text))
            .Select(match => match.Groups[1].Value)
            .Where(key => Groups.Contains(key.Split('.')[0]))
            .ToHashSet();
        Assert.True(asked.Count > 150, $"{asked.Count} keys were found.");
        Assert.Empty(asked.Except(Sentences.English.Keys));
    }

    [Fact]
    public void Panel10_every_sentence_that_is_asked_for_by_a_value_is_there()
    {
        foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage != Stage.Unspecified))
        {
            Assert.Contains($"stage.{RoomWords.Key(stage)}", Sentences.English.Keys);
            Assert.Contains($"card.{RoomWords.Key(stage)}", Sentences.English.Keys);
        }

        foreach (var kind in Enum.GetValues<DecisionKind>().Where(kind => kind != DecisionKind.Unspecified))
        {
            foreach (var group in new[] { "decision", "decision_means", "decision_write" })
            {
                Assert.Contains($"{group}.{RoomWords.Key(kind)}", Sentences.English.Keys);
            }
        }

        foreach (var code in Enum.GetValues<RefusalCode>())
        {
            Assert.Contains($"refusal.{RoomWords.Key(code)}", Sentences.English.Keys);
        }
    }

    [Fact]
    public void Panel10_no_sentence_stands_in_the_code()
    {
        var found = Sources()
            .SelectMany(source => source.Text.Split('\n').Select(line => (source.Name, Line: line.Trim())))
            .Where(each => !each.Line.StartsWith("//", StringComparison.Ordinal))
            .Where(each => !each.Line.Contains("Exception(", StringComparison.Ordinal))
            .Where(each => Words().IsMatch(each.Line))
            .Select(each => $"{each.Name}: {each.Line}");
        Assert.Empty(found);
    }

    [Fact]
    public void Panel10_what_people_wrote_is_no_hole_to_be_filled()
    {
        var said = Sentences.English.Say("news.put_back", ("who", "{text}"), ("text", "{n, plural, other {#}} {who}"));
        Assert.Equal("{text} put an elephant back: {n, plural, other {#}} {who}", said);
        Assert.Equal("1 elephant", Sentences.English.Say("list.count", ("n", 1)));
        Assert.Equal("0 elephants", Sentences.English.Say("list.count", ("n", 0)));
    }

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory
            .EnumerateFiles(Repository.PathOf("client", "Board"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    [GeneratedRegex(@"""([a-z_]+\.[a-z0-9_]+)""")]
    private static partial Regex KeyInCode();

    // Two words and more in one string.
    [GeneratedRegex(@"""[^""]*[A-Za-z]{2,} [a-z]{2,}[^""]*""")]
    private static partial Regex Words();
}
