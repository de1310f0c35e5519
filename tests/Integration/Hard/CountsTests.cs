using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Architecture;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>What a change costs the server in counts that do not depend on the machine, as the load tool prints them.</summary>
[Collection(nameof(Alone))]
public sealed partial class CountsTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A busy machine merges more: that only lowers the counts. The limits are 1.5 times what was measured.
    [Theory]
    [InlineData("grpc", 44, 63)]
    [InlineData("hub", 47, 57)]
    public async Task Send8_a_change_costs_one_commit_one_frame_a_client_and_little_else(
        string entrance,
        double maxKilobytes,
        double maxWorkItems
    )
    {
        await using var server = await ServerProcess.StartAsync(_folder);
        var printed = await LoadAsync(server, entrance);

        var counts = Counts().Match(printed);
        Assert.True(counts.Success, printed);
        output.WriteLine(counts.Value);
        Assert.InRange(Number(counts, "commits"), 0.1, 1.05);
        // One for each commit, and two a second for the private beat.
        Assert.InRange(Number(counts, "syncs"), 0.1, 1.25);
        Assert.InRange(Number(counts, "sends"), 0.1, 1.05);
        Assert.InRange(Number(counts, "frames"), 0.1, 1.05);
        Assert.InRange(Number(counts, "kilobytes"), 1, maxKilobytes);
        Assert.InRange(Number(counts, "items"), 1, maxWorkItems);
    }

    private async Task<string> LoadAsync(ServerProcess server, string entrance)
    {
        // Built as these tests are.
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        string[] folders = ["tests", "Benchmarks", "bin", built.Parent!.Name, built.Name];
        var program = Path.Combine(Repository.PathOf(folders), "ElephantBoard.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        var arguments =
            $"{program} load --rows modest --runs 1 --seconds 5 --people 20 --writers 4 --rate 20 --entrance {entrance} "
            + $"--server {server.Http} --grpc {server.Grpc} --disk {_folder}";
        foreach (var argument in arguments.Split(' '))
        {
            start.ArgumentList.Add(argument);
        }
        using var load = Process.Start(start)!;
        var printed = await load.StandardOutput.ReadToEndAsync();
        await load.WaitForExitAsync();
        return printed;
    }

    private static double Number(Match counts, string name) =>
        double.Parse(counts.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"per change: (?<kilobytes>[\d.]+) kB allocated, (?<items>[\d.]+) work items, (?<commits>[\d.]+) commits, (?<syncs>[\d.]+) syncs[\s\S]*per delivery: .* (?<sends>[\d.]+) sends, (?<frames>[\d.]+) frames"
    )]
    private static partial Regex Counts();
}
