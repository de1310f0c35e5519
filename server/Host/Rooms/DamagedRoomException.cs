using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>The data of a room in the log is inconsistent. The room is not opened; nothing is changed.</summary>
[GenerateSerializer]
public sealed class DamagedRoomException : Exception
{
    public DamagedRoomException(string message)
        : base(message) { }

    public DamagedRoomException() { }

    public DamagedRoomException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Returns whether a fault while reading means that the stored data is damaged.</summary>
    internal static bool IsMeantBy(Exception fault) =>
        fault is DamagedRoomException or InvalidDataException or InvalidProtocolBufferException;
}
