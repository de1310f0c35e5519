namespace ElephantBoard.Host.Rooms;

/// <summary>What lies in the log of a room does not fit together. The room is not opened; nothing is changed.</summary>
public sealed class DamagedRoomException : Exception
{
    public DamagedRoomException(string message)
        : base(message) { }

    public DamagedRoomException() { }

    public DamagedRoomException(string message, Exception inner)
        : base(message, inner) { }
}
