namespace ElephantBoard.Host.Rooms;

/// <summary>Whether a client's stream goes on, or why it ended.</summary>
internal enum SendQueueState
{
    Active,

    /// <summary>The reader fell behind.</summary>
    Behind,

    /// <summary>The participant left or was removed.</summary>
    MembershipEnded,

    /// <summary>The server stops, or the client disconnected.</summary>
    Stopped,

    /// <summary>The room moved to another machine, or is loaded again.</summary>
    RoomMoved,
}
