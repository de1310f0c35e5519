namespace ElephantBoard.Host.Rooms;

/// <summary>The data of a room in the log is inconsistent. The room is not opened; nothing is changed.</summary>
public sealed class DamagedRoomException : Exception
{
    public DamagedRoomException(string message)
        : base(message) { }

    public DamagedRoomException() { }

    public DamagedRoomException(string message, Exception inner)
        : base(message, inner) { }
}
