using ElephantBoard.V1;

namespace ElephantBoard.Link.Transports;

/// <summary>The outcome of connecting to a room.</summary>
public abstract record ConnectResult
{
    private ConnectResult() { }

    /// <summary>The room was found.</summary>
    /// <param name="Entrance">Owned by the caller, who disposes it.</param>
    /// <param name="At">The address of the entrance.</param>
    public sealed record Connected(IEntrance Entrance, Transport Transport, Uri At, RoomDescription Room)
        : ConnectResult;

    /// <summary>The server is not responding. Trying again may help.</summary>
    public sealed record Unreachable(LocalizedMessage Why) : ConnectResult;

    /// <summary>Something responded, but the room cannot be entered from here.</summary>
    public sealed record Incompatible(LocalizedMessage Why) : ConnectResult;

    /// <summary>The server refused: no such room, or too many tries.</summary>
    public sealed record Refused(Refusal Refusal) : ConnectResult;
}
