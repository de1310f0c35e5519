using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>What came of going to a room.</summary>
public abstract record Reached
{
    private Reached() { }

    /// <summary>In front of its door.</summary>
    /// <param name="Entrance">The caller's, to be disposed.</param>
    /// <param name="At">Where the entrance stands.</param>
    public sealed record There(IEntrance Entrance, Way Way, Uri At, RoomDescription Room) : Reached;

    /// <summary>The server does not answer. Trying again may help.</summary>
    public sealed record Away(Saying Why) : Reached;

    /// <summary>Somebody answered, and it cannot be entered from here.</summary>
    public sealed record Closed(Saying Why) : Reached;

    /// <summary>The server refuses: no such room, too many tries.</summary>
    public sealed record Refused(Refusal Refusal) : Reached;
}
