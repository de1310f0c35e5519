using System.IO.Compression;
using System.Runtime.CompilerServices;
using ElephantBoard.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ElephantBoard.Link;

/// <summary>Rooms over gRPC.</summary>
public sealed class GrpcEntrance : IEntrance
{
    private const int LargestMessage = 64 * 1024 * 1024;

    private readonly GrpcChannel _channel;
    private readonly RoomService.RoomServiceClient _rooms;

    /// <param name="server">For example http://127.0.0.1:8081 (plaintext HTTP/2) or https://board.example.</param>
    public GrpcEntrance(Uri server)
    {
        _channel = GrpcChannel.ForAddress(
            server,
            new GrpcChannelOptions
            {
                MaxReceiveMessageSize = LargestMessage,
                // Who asks waits by themselves between tries; the channel's own waits, up to two minutes, must not come on top.
                InitialReconnectBackoff = TimeSpan.FromSeconds(0.1),
                MaxReconnectBackoff = TimeSpan.FromSeconds(0.2),
                HttpHandler = new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    EnableMultipleHttp2Connections = true,
                    PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                },
                DisposeHttpClient = true,
            }
        );
        _rooms = new(_channel);
    }

    public Task<OpenRoomResponse> OpenRoomAsync(OpenRoomRequest request, CancellationToken cancellationToken) =>
        AskAsync(_rooms.OpenRoomAsync(request, cancellationToken: cancellationToken), cancellationToken);

    public Task<DescribeRoomResponse> DescribeRoomAsync(string code, CancellationToken cancellationToken) =>
        AskAsync(
            _rooms.DescribeRoomAsync(new() { Code = code }, cancellationToken: cancellationToken),
            cancellationToken
        );

    public Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken) =>
        AskAsync(_rooms.JoinAsync(request, cancellationToken: cancellationToken), cancellationToken);

    public async Task<CheckpointAnswer> GetCheckpointAsync(Stay stay, CancellationToken cancellationToken)
    {
        var response = await AskAsync(
            _rooms.GetCheckpointAsync(new(), Proof(stay), cancellationToken: cancellationToken),
            cancellationToken
        );
        if (response.OutcomeCase != GetCheckpointResponse.OutcomeOneofCase.Checkpoint)
        {
            return new(null, response.Refusal ?? new());
        }
        using var compressed = new MemoryStream(response.Checkpoint.ToByteArray(), writable: false);
        await using var plain = new BrotliStream(compressed, CompressionMode.Decompress);
        try
        {
            return new(Checkpoint.Parser.ParseFrom(plain), null);
        }
        catch (Exception broken) when (broken is Google.Protobuf.InvalidProtocolBufferException or InvalidDataException)
        {
            throw new LinkBrokenException("The server sent a checkpoint that cannot be read.", broken);
        }
    }

    public Task<Answer> DoAsync(Stay stay, Command command, CancellationToken cancellationToken) =>
        AskAsync(_rooms.DoAsync(command, Proof(stay), cancellationToken: cancellationToken), cancellationToken);

    public async IAsyncEnumerable<Frame> WatchAsync(
        Stay stay,
        Place after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var call = _rooms.Watch(
            new WatchRequest { After = after },
            Proof(stay),
            cancellationToken: cancellationToken
        );
        while (true)
        {
            try
            {
                if (!await call.ResponseStream.MoveNext(cancellationToken))
                {
                    yield break;
                }
            }
            catch (RpcException broken)
            {
                throw Broken(broken, cancellationToken);
            }
            yield return call.ResponseStream.Current;
        }
    }

    public Task HereAsync(Stay stay, HereRequest request, CancellationToken cancellationToken) =>
        AskAsync(_rooms.HereAsync(request, Proof(stay), cancellationToken: cancellationToken), cancellationToken);

    public Task<Kept> TakePocketAsync(Stay stay, TakePocketRequest request, CancellationToken cancellationToken) =>
        AskAsync(_rooms.TakePocketAsync(request, Proof(stay), cancellationToken: cancellationToken), cancellationToken);

    public Task<Kept> KeepAsync(Stay stay, PocketCommand command, CancellationToken cancellationToken) =>
        AskAsync(
            _rooms.KeepAsync(Padding.Protobuf(command), Proof(stay), cancellationToken: cancellationToken),
            cancellationToken
        );

    public Task<ReadPocketResponse> ReadPocketAsync(
        Stay stay,
        ReadPocketRequest request,
        CancellationToken cancellationToken
    ) =>
        AskAsync(_rooms.ReadPocketAsync(request, Proof(stay), cancellationToken: cancellationToken), cancellationToken);

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Metadata Proof(Stay stay) => new() { { "authorization", "Bearer " + stay.Token } };

    private static async Task<T> AskAsync<T>(AsyncUnaryCall<T> call, CancellationToken cancellationToken)
    {
        using (call)
        {
            try
            {
                return await call;
            }
            catch (RpcException broken)
            {
                throw Broken(broken, cancellationToken);
            }
        }
    }

    private static Exception Broken(RpcException broken, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new OperationCanceledException("The caller gave up.", broken, cancellationToken)
            : new LinkBrokenException($"gRPC: {broken.StatusCode}.", broken);
}
