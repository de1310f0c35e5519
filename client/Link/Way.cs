namespace ElephantBoard.Link;

/// <summary>How a client speaks with its server.</summary>
public enum Way
{
    /// <summary>HTTP/2: the better one.</summary>
    Grpc,

    /// <summary>A WebSocket: where HTTP/2 does not come through.</summary>
    Hub,
}
