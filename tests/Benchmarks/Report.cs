using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace ElephantBoard.Benchmarks;

/// <summary>Figures with their conditions: machine, commit, N, spread.</summary>
internal sealed class Report
{
    private readonly Table _table = new Table()
        .Border(TableBorder.Simple)
        .AddColumns("row", "entrance", "figure", "median")
        .AddColumn(new TableColumn("least … most"))
        .AddColumn(new TableColumn("N").RightAligned())
        .AddColumn("to reach");

    private readonly List<string> _notes = [];

    /// <summary>Adds a figure from several runs.</summary>
    public void Add(
        string row,
        string entrance,
        string figure,
        IEnumerable<double> runs,
        string format,
        string toReach = ""
    )
    {
        var sorted = runs.Order().ToArray();
        _table.AddRow(
            row,
            entrance,
            Markup.Escape(figure),
            Text(sorted[sorted.Length / 2], format),
            $"{Text(sorted[0], format)} … {Text(sorted[^1], format)}",
            sorted.Length.ToString(CultureInfo.InvariantCulture),
            Markup.Escape(toReach)
        );
    }

    /// <summary>Adds a line under the table.</summary>
    public void Note(string line) => _notes.Add(line);

    public void Write()
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(_table);
        foreach (var note in _notes)
        {
            AnsiConsole.WriteLine(note);
        }
        AnsiConsole.WriteLine(
            $"{Environment.ProcessorCount} processors ({Processor()}), {Memory()} GiB, {Environment.OSVersion.VersionString}, .NET {Environment.Version}"
        );
        AnsiConsole.WriteLine($"commit {Commit()}, {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(": ")[1]
                ?? "unknown"
            : "unknown";

    private static string Memory() =>
        (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30).ToString(CultureInfo.InvariantCulture);

    private static string Commit()
    {
        try
        {
            using var git = Process.Start(
                new ProcessStartInfo("git", "describe --always --dirty")
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = AppContext.BaseDirectory,
                }
            )!;
            var commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return commit.Length > 0 ? commit : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
