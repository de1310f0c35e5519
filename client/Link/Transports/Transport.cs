namespace ElephantBoard.Link.Transports;

/// <summary>The transport between a client and its server.</summary>
public enum Transport
{
    /// <summary>gRPC over HTTP/2, which is preferred.</summary>
    Grpc,

    /// <summary>SignalR over a WebSocket, where HTTP/2 does not work.</summary>
    Hub,
}
