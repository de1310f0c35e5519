namespace ElephantBoard.Link;

/// <summary>Where a room comes from: a server, or a recording.</summary>
public interface IRoomSource
{
    /// <summary>The newest view. Any thread.</summary>
    RoomView Now { get; }

    /// <summary>Raised once a change, in order, on the source's own thread, when <see cref="Now"/> already shows it. A handler
    /// that takes long delays what comes after.</summary>
    event Action<RoomChange>? Changed;
}
