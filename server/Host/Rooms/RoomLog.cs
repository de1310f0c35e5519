namespace ElephantBoard.Host.Rooms;

/// <summary>All that rooms write into the server's log. Never texts, names, codes, tokens or addresses.</summary>
internal static partial class RoomLog
{
    [LoggerMessage(
        1,
        LogLevel.Warning,
        "A room's commit was not written or its fate is unknown; the room is read anew."
    )]
    public static partial void Moved(ILogger logger);

    [LoggerMessage(2, LogLevel.Error, "A room failed with {Fault}; it is read anew.")]
    public static partial void Lost(ILogger logger, string fault);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "Tidying the files failed with {Fault}; it is tried again in a second."
    )]
    public static partial void NotTidied(ILogger logger, string fault);

    [LoggerMessage(4, LogLevel.Warning, "Following a room failed with {Fault}; its watchers are told to watch again.")]
    public static partial void NotFollowed(ILogger logger, string fault);

    /// <param name="room">Its id, which opens nothing.</param>
    [LoggerMessage(5, LogLevel.Error, "The room {Room} was not opened: {Reason}")]
    public static partial void NotOpened(ILogger logger, Guid room, string reason);

    /// <param name="stack">Names of methods only; an exception's message may quote what people wrote.</param>
    [LoggerMessage(
        6,
        LogLevel.Error,
        "Deciding a command failed with {Fault}; it was refused and the room goes on.\n{Stack}"
    )]
    public static partial void NotDecided(ILogger logger, string fault, string? stack);
}
