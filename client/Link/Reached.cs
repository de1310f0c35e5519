using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>The outcome of connecting to a room.</summary>
public abstract record Reached
{
    private Reached() { }

    /// <summary>The room was found.</summary>
    /// <param name="Entrance">Owned by the caller, who disposes it.</param>
    /// <param name="At">The address of the entrance.</param>
    public sealed record There(IEntrance Entrance, Way Way, Uri At, RoomDescription Room) : Reached;

    /// <summary>The server is not responding. Trying again may help.</summary>
    public sealed record Away(Saying Why) : Reached;

    /// <summary>Something responded, but the room cannot be entered from here.</summary>
    public sealed record Closed(Saying Why) : Reached;

    /// <summary>The server refused: no such room, or too many tries.</summary>
    public sealed record Refused(Refusal Refusal) : Reached;
}
