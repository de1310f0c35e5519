namespace ElephantBoard.Log;

/// <summary>Options of a <see cref="SqliteRoomLog"/>.</summary>
public sealed record SqliteLogOptions
{
    /// <summary>Folder for the log's files and nothing else. Created when missing, accessible only to its owner.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Maximum number of commits that share one fsync.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>Number of read connections.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>For tests: maximum number of pages (4 KiB) of the main store, to simulate a full disk.</summary>
    internal int? MaxPages { get; init; }

    /// <summary>For tests: runs on the writer's thread after the private store has its part of a group on disk and before the
    /// main store has. If it throws, the outcome of the commits is unknown.</summary>
    internal Action? BetweenCommits { get; init; }

    /// <summary>For tests, on Linux: runs on the writer's thread before a commit of the main store is synced. If it throws, the sync
    /// fails.</summary>
    internal Action? BeforeSync { get; init; }
}
