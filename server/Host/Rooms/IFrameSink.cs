namespace ElephantBoard.Host.Rooms;

/// <summary>The connection of one client that watches a room.</summary>
internal interface IFrameSink
{
    /// <summary>Starts to write frames, in order. Callers make one write at a time.</summary>
    /// <param name="frames">Valid until the write completes.</param>
    /// <returns>Completes when the connection takes more; faults when it is broken.</returns>
    ValueTask WriteAsync(IReadOnlyList<SharedFrame> frames);

    /// <summary>Aborts the connection of a client that no longer reads.</summary>
    void Abort();
}
