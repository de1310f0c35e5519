namespace ElephantBoard.Host.Telemetry;

/// <summary>
/// Defines every message that the server logs. Messages contain no text, name, code, token or address, and no private act. A room is named by its
/// id, which grants no access. Warning and above require action by an operator.
/// </summary>
internal static partial class LogMessages
{
    [LoggerMessage(
        EventId = 1,
        EventName = "ServerStarted",
        Level = LogLevel.Information,
        Message = "ElephantBoard {Version} is open at {Address}, with gRPC on port {GrpcPort}."
    )]
    public static partial void ServerStarted(this ILogger logger, string version, string address, int grpcPort);

    [LoggerMessage(
        EventId = 2,
        EventName = "ServerStopping",
        Level = LogLevel.Information,
        Message = "The server is stopping. It ends all streams and writes what waits."
    )]
    public static partial void ServerStopping(this ILogger logger);

    [LoggerMessage(
        EventId = 10,
        EventName = "RoomUnreadable",
        Level = LogLevel.Error,
        Message = "Room {Room} cannot be read and is closed. Nothing in it was changed. Restore the data folder from a backup, or run the build that wrote the room."
    )]
    public static partial void RoomUnreadable(this ILogger logger, Exception fault, Guid room);

    /// <param name="fault">Only the type: the message of a fault that a command caused may quote a user's text.</param>
    /// <param name="stack">Names of methods.</param>
    [LoggerMessage(
        EventId = 11,
        EventName = "RoomFailed",
        Level = LogLevel.Error,
        Message = "Room {Room} failed with {Fault}. Waiting commands were refused, and the room is read from its log again. This is a bug: report it.\n{Stack}"
    )]
    public static partial void RoomFailed(this ILogger logger, Guid room, string fault, string? stack);

    /// <inheritdoc cref="RoomFailed"/>
    [LoggerMessage(
        EventId = 16,
        EventName = "CommandFailed",
        Level = LogLevel.Error,
        Message = "Deciding a command failed with {Fault}. It was refused, and the room goes on. This is a bug: report it.\n{Stack}"
    )]
    public static partial void CommandFailed(this ILogger logger, string fault, string? stack);

    [LoggerMessage(
        EventId = 12,
        EventName = "BatchOutcomeUnknown",
        Level = LogLevel.Warning,
        Message = "Room {Room}: a batch was not written, or its outcome is unknown. The room is read from its log again."
    )]
    public static partial void BatchOutcomeUnknown(this ILogger logger, Exception? fault, Guid room);

    [LoggerMessage(
        EventId = 13,
        EventName = "DiskFull",
        Level = LogLevel.Error,
        Message = "No space is left where rooms are kept. Changes in room {Room} are refused until there is."
    )]
    public static partial void DiskFull(this ILogger logger, Guid room);

    [LoggerMessage(
        EventId = 14,
        EventName = "DiskHasSpace",
        Level = LogLevel.Information,
        Message = "Changes in room {Room} are written again."
    )]
    public static partial void DiskHasSpace(this ILogger logger, Guid room);

    [LoggerMessage(
        EventId = 15,
        EventName = "FeedFailed",
        Level = LogLevel.Warning,
        Message = "The feed of a room failed. Its clients connect again."
    )]
    public static partial void FeedFailed(this ILogger logger, Exception fault);

    [LoggerMessage(
        EventId = 17,
        EventName = "CheckpointFailed",
        Level = LogLevel.Warning,
        Message = "A checkpoint of room {Room} was not stored. The room works, but loading it takes longer. Check the disk."
    )]
    public static partial void CheckpointFailed(this ILogger logger, Exception fault, Guid room);

    [LoggerMessage(
        EventId = 20,
        EventName = "TidyingFailed",
        Level = LogLevel.Warning,
        Message = "The private store was not tidied: what was poured or erased may remain in its files. The server tries again."
    )]
    public static partial void TidyingFailed(this ILogger logger, Exception fault);

    [LoggerMessage(
        EventId = 21,
        EventName = "LogUnreadable",
        Level = LogLevel.Error,
        Message = "The rooms cannot be read. Check the data folder and its disk."
    )]
    public static partial void LogUnreadable(this ILogger logger, Exception fault);

    [LoggerMessage(
        EventId = 30,
        EventName = "ClientBehind",
        Level = LogLevel.Information,
        Message = "A client reads too slowly. It was told to fetch a checkpoint."
    )]
    public static partial void ClientBehind(this ILogger logger);

    [LoggerMessage(
        EventId = 31,
        EventName = "ClientStalled",
        Level = LogLevel.Information,
        Message = "A client accepted no data for {Seconds} s. Its connection was closed."
    )]
    public static partial void ClientStalled(this ILogger logger, int seconds);
}
