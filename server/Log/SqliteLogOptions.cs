namespace ElephantBoard.Log;

/// <summary>Where and how a <see cref="SqliteRoomLog"/> keeps its rooms.</summary>
public sealed record SqliteLogOptions
{
    /// <summary>Folder of the log's files and of nothing else. Made, for its owner alone, when it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Most commits that share one fsync.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>Connections that read beside the writer.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>For tests: most pages (4 KiB) that the main store may have; a disk that is full.</summary>
    internal int? MaxPages { get; init; }

    /// <summary>For tests: runs on the writer's thread after the private store has its part of a batch on disk, before the
    /// main store has. What it throws is a commit with an unknown outcome.</summary>
    internal Action? BetweenCommits { get; init; }
}
