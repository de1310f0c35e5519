using System.IO.Compression;
using System.Runtime.CompilerServices;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ElephantBoard.Link.Transports;

/// <summary>Connects to rooms over gRPC.</summary>
public sealed class GrpcEntrance : IEntrance
{
    private const int LargestMessage = 64 * 1024 * 1024;

    // After two pings without an answer the connection is dead; this detects it no later than a missing heartbeat.
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(10);

    private readonly Uri _server;
    private Line _line;

    /// <param name="server">For example http://127.0.0.1:8081 (plaintext HTTP/2) or https://board.example.</param>
    public GrpcEntrance(Uri server) => (_server, _line) = (server, new(server));

    public Task<OpenRoomResponse> OpenRoomAsync(OpenRoomRequest request, CancellationToken cancellationToken) =>
        AskAsync(line => line.Rooms.OpenRoomAsync(request, cancellationToken: cancellationToken), cancellationToken);

    public Task<DescribeRoomResponse> DescribeRoomAsync(
        string code,
        string? proof,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            line =>
                line.Rooms.DescribeRoomAsync(
                    new() { Code = code },
                    proof is null ? null : new Metadata { { "authorization", proof } },
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );

    public Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken) =>
        AskAsync(line => line.Rooms.JoinAsync(request, cancellationToken: cancellationToken), cancellationToken);

    public async Task<CheckpointAnswer> GetCheckpointAsync(
        Membership membership,
        CancellationToken cancellationToken
    ) =>
        await UnpackAsync(
            await AskAsync(
                line => line.Rooms.GetCheckpointAsync(new(), Proof(membership), cancellationToken: cancellationToken),
                cancellationToken
            )
        );

    public async Task<CheckpointAnswer> GetStateAtAsync(
        Membership membership,
        uint sequence,
        CancellationToken cancellationToken
    ) =>
        await UnpackAsync(
            await AskAsync(
                line =>
                    line.Timelines.GetStateAtAsync(
                        new() { Sequence = sequence },
                        Proof(membership),
                        cancellationToken: cancellationToken
                    ),
                cancellationToken
            )
        );

    public Task<Answer> DoAsync(Membership membership, Command command, CancellationToken cancellationToken) =>
        AskAsync(
            line => line.Rooms.DoAsync(command, Proof(membership), cancellationToken: cancellationToken),
            cancellationToken
        );

    public async IAsyncEnumerable<Frame> WatchAsync(
        Membership membership,
        Place after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var call = Call(line =>
            line.Rooms.Watch(
                new WatchRequest { After = after },
                Proof(membership),
                cancellationToken: cancellationToken
            )
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
            catch (Exception broken) when (broken is RpcException or ObjectDisposedException)
            {
                throw Broken(broken, cancellationToken);
            }
            yield return call.ResponseStream.Current;
        }
    }

    public Task HereAsync(Membership membership, HereRequest request, CancellationToken cancellationToken) =>
        AskAsync(
            line => line.Rooms.HereAsync(request, Proof(membership), cancellationToken: cancellationToken),
            cancellationToken
        );

    public Task<Kept> TakePocketAsync(
        Membership membership,
        TakePocketRequest request,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            line =>
                line.Rooms.TakePocketAsync(
                    WireSize.Pad(request.Clone()),
                    Proof(membership),
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );

    public Task<Kept> KeepAsync(Membership membership, PocketCommand command, CancellationToken cancellationToken) =>
        AskAsync(
            line =>
                line.Rooms.KeepAsync(
                    WireSize.Pad(command.Clone()),
                    Proof(membership),
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );

    public Task<ReadPocketResponse> ReadPocketAsync(
        Membership membership,
        ReadPocketRequest request,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            line =>
                line.Rooms.ReadPocketAsync(
                    WireSize.Pad(request.Clone()),
                    Proof(membership),
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );

    public void Abandon() => Interlocked.Exchange(ref _line, new(_server)).Dispose();

    public ValueTask DisposeAsync()
    {
        _line.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<CheckpointAnswer> UnpackAsync(GetCheckpointResponse response)
    {
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

    private static Metadata Proof(Membership membership) => new() { { "authorization", "Bearer " + membership.Token } };

    private async Task<T> AskAsync<T>(Func<Line, AsyncUnaryCall<T>> ask, CancellationToken cancellationToken)
    {
        using var call = Call(ask);
        try
        {
            return await call;
        }
        catch (Exception broken) when (broken is RpcException or ObjectDisposedException)
        {
            throw Broken(broken, cancellationToken);
        }
    }

    private T Call<T>(Func<Line, T> call)
    {
        try
        {
            return call(Volatile.Read(ref _line));
        }
        catch (ObjectDisposedException abandoned)
        {
            throw new LinkBrokenException("gRPC: the connection was abandoned.", abandoned);
        }
    }

    private static Exception Broken(Exception broken, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? new OperationCanceledException("The caller gave up.", broken, cancellationToken)
            : new LinkBrokenException($"gRPC: {(broken as RpcException)?.StatusCode ?? StatusCode.Aborted}.", broken);

    /// <summary>A connection, created on first use.</summary>
    private sealed class Line : IDisposable
    {
        private readonly GrpcChannel _channel;

        public Line(Uri server)
        {
            _channel = GrpcChannel.ForAddress(
                server,
                new GrpcChannelOptions
                {
                    MaxReceiveMessageSize = LargestMessage,
                    // Callers wait between retries themselves; the channel's own delays, up to two minutes, must not be added.
                    InitialReconnectBackoff = TimeSpan.FromSeconds(0.1),
                    MaxReconnectBackoff = TimeSpan.FromSeconds(0.2),
                    HttpHandler = HandlerFor(server),
                    DisposeHttpClient = true,
                }
            );
            (Rooms, Timelines) = (new(_channel), new(_channel));
        }

        public RoomService.RoomServiceClient Rooms { get; }

        public TimelineService.TimelineServiceClient Timelines { get; }

        public void Dispose() => _channel.Dispose();

        private static SocketsHttpHandler HandlerFor(Uri server)
        {
            var handler = new HttpLine(server).Handler;
            handler.EnableMultipleHttp2Connections = true;
            handler.PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan;
            (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout) = (Ping, Ping);
            return handler;
        }
    }
}
