using System.Globalization;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The process that listens on a port, as the kernel reports it.</summary>
internal sealed class ServerProcess
{
    private const double TicksPerSecond = 100;

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    private ServerProcess(int id) => Id = id;

    public int Id { get; }

    /// <summary>CPU seconds, user and system, since its start, in steps of 10 ms.</summary>
    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
        }
    }

    /// <summary>Resident memory, MiB.</summary>
    public double MemoryMiB
    {
        get
        {
            var line = File.ReadLines($"/proc/{Id}/status")
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;
        }
    }

    /// <summary>The processors that it can run on, in the notation of the kernel.</summary>
    public string Processors =>
        File.ReadLines($"/proc/{Id}/status")
            .First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
            .Split('\t')[1];

    /// <summary>Returns the process that listens on a port, or null if no process of this user does.</summary>
    public static ServerProcess? Listening(int port)
    {
        var inodes = Tables
            .Where(File.Exists)
            .SelectMany(table => File.ReadLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(row => row[3] == "0A" && row[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(row => $"socket:[{row[9]}]")
            .ToHashSet();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && Holds(folder, inodes))
            {
                return new(id);
            }
        }
        return null;
    }

    private static bool Holds(string folder, HashSet<string> inodes)
    {
        try
        {
            return Directory
                .GetFiles(folder + "/fd")
                .Any(file => new FileInfo(file).LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
