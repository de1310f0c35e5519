namespace ElephantBoard.Benchmarks.Load;

/// <summary>What is measured, and how long.</summary>
internal sealed record LoadOptions
{
    public required Uri Server { get; init; }
    public required Uri Grpc { get; init; }
    public required IReadOnlyList<string> Entrances { get; init; }
    public required IReadOnlyList<string> Rows { get; init; }
    public int People { get; init; }
    public int Writers { get; init; }
    public double Rate { get; init; }
    public required IReadOnlyList<int> Rooms { get; init; }
    public int Elephants { get; init; }
    public TimeSpan Duration { get; init; }
    public int Runs { get; init; }

    /// <summary>Folder on the server's disk, for the log's own figures; null: the temporary folder.</summary>
    public string? Disk { get; init; }

    /// <summary>Figures of a bare SignalR hub; null: none were given.</summary>
    public Beside? Beside { get; init; }

    public bool IsHub(string entrance) => entrance == "hub";
}
