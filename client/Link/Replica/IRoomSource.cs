namespace ElephantBoard.Link.Replica;

/// <summary>A source of a room: a server or a recording.</summary>
public interface IRoomSource
{
    /// <summary>The newest view. Thread-safe.</summary>
    RoomView Now { get; }

    /// <summary>Raised once per change, in order, on the source's own thread, after <see cref="Now"/> was updated. A handler
    /// that takes long delays later changes.</summary>
    event Action<RoomChange>? Changed;
}
