using System.Xml.Linq;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Which project may know which.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Proto"] = [],
        ["Rules"] = ["Proto"],
        ["Log"] = [],
        ["Host"] = ["Proto", "Rules", "Log"],
        ["Engine"] = [],
        ["Skia"] = ["Engine"],
        ["Link"] = ["Proto"],
        ["Board"] = ["Proto", "Link", "Engine"],
        ["Raylib"] = ["Proto", "Link", "Engine", "Board", "Skia"],
    };

    [Fact]
    public void Arch1_every_project_references_what_it_may_and_nothing_else()
    {
        var projects = new[] { "proto", "server", "client" }
            .SelectMany(folder =>
                Directory.GetFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories)
            )
            // What a build made for itself is no project of ours.
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .ToList();
        Assert.NotEmpty(projects);
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(
                Arrows.ContainsKey(name),
                $"{name} has no place among the arrows: give it one here and in the design."
            );
            var references = XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(reference =>
                    Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
                );
            Assert.All(references, reference => Assert.Contains(reference, Arrows[name]));
        }
    }

    [Theory]
    [InlineData("Log", typeof(ElephantBoard.Log.IRoomLog))]
    [InlineData("Engine", typeof(ElephantBoard.Engine.Scenes.Scene))]
    [InlineData("Link", typeof(ElephantBoard.Link.Replica.LiveRoom))]
    [InlineData("Rules", typeof(ElephantBoard.Rules.Decide))]
    [InlineData("Proto", typeof(ElephantBoard.Timeline.Room))]
    public void Arch1_what_is_built_knows_no_more_than_the_project_says(string name, Type known)
    {
        const string ours = "ElephantBoard.";
        var references = known
            .Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith(ours, StringComparison.Ordinal))
            .Select(reference => reference[ours.Length..]);
        Assert.All(references, reference => Assert.Contains(reference, Arrows[name]));
    }
}
