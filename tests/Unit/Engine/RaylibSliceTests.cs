using System.Text.RegularExpressions;
using ElephantBoard.Tests.Unit.Architecture;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed partial class RaylibSliceTests
{
    [Fact]
    public void Win1_only_the_window_names_raylib()
    {
        var named = Sources(Repository.Root)
            .Where(file => !file.Contains("/client/Raylib/", StringComparison.Ordinal))
            .Where(file => !file.EndsWith($"{nameof(RaylibSliceTests)}.cs", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("Raylib_cs", StringComparison.Ordinal));

        Assert.Empty(named);
    }

    [Fact]
    public void Win2_what_is_used_of_raylib_is_what_is_listed_and_what_the_stand_in_has()
    {
        var folder = Path.Combine(Repository.Root, "client", "Raylib");
        var listed = File.ReadAllLines(Path.Combine(folder, "raylib-slice.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet();
        var (own, standIn) = (new HashSet<string>(), new HashSet<string>());
        foreach (var file in Sources(folder))
        {
            var text = File.ReadAllText(file);
            if (file.Contains("/StandIn/", StringComparison.Ordinal))
            {
                standIn.UnionWith(Definition().Matches(text).Select(match => match.Groups[1].Value));
            }
            else
            {
                own.UnionWith(Use().Matches(text).Select(match => match.Groups[1].Value));
            }
        }

        Assert.Equal(listed.Order(), own.Order());
        Assert.Empty(listed.Except(standIn));
        Assert.Empty(standIn.Except(listed));
    }

    [GeneratedRegex(@"\bRaylib\.([A-Z]\w+)\(")]
    private static partial Regex Use();

    [GeneratedRegex(@"public static \w+ (\w+)\(")]
    private static partial Regex Definition();

    private static IEnumerable<string> Sources(string folder) =>
        new[] { "client", "server", "proto", "tests", "." }
            .Select(part => Path.Combine(folder, part))
            .Take(folder == Repository.Root ? 4 : 5)
            .Where(Directory.Exists)
            .SelectMany(part => Directory.EnumerateFiles(part, "*.cs", SearchOption.AllDirectories))
            .Select(file => file.Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Where(file => !file.EndsWith("/Gl.cs", StringComparison.Ordinal))
            .Distinct();
}
