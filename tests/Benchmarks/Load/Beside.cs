using System.Text.Json;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>Figures of a bare SignalR hub that were measured beside the server, from files with one JSON result a line.</summary>
internal sealed class Beside
{
    private const string Peer = "signalr-json";

    private readonly Dictionary<string, double> _cpu;

    private Beside(Dictionary<string, double> cpu) => _cpu = cpu;

    /// <exception cref="FormatException">A line is no result, or none is one of a bare SignalR hub.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Beside Read(IEnumerable<string> files)
    {
        var results = files
            .SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0).Select(line => Parse(file, line)))
            .Where(result => result.Peer == Peer && result.CpuPer100k is > 0)
            .GroupBy(result => result.Scenario, result => result.CpuPer100k!.Value)
            .ToDictionary(row => row.Key, row => row.Order().ElementAt(row.Count() / 2));
        return results.Count > 0 ? new(results) : throw new FormatException($"--beside has no result of {Peer}.");
    }

    /// <summary>Returns the median CPU seconds per 100,000 deliveries in a row, or null if it was not measured.</summary>
    public double? CpuPer100K(string row) => _cpu.TryGetValue(row, out var cpu) ? cpu : null;

    private static Result Parse(string file, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Result>(line, JsonSerializerOptions.Web)!;
        }
        catch (JsonException fault)
        {
            throw new FormatException($"--beside: {file} has a line that is no result. {fault.Message}", fault);
        }
    }

    private sealed record Result(string Peer, string Scenario, double? CpuPer100k);
}
