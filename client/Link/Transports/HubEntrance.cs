using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Link.Transports;

/// <summary>Connects to rooms over the SignalR hub (JSON over one WebSocket) and REST, where HTTP/2 is blocked.</summary>
public sealed class HubEntrance : IEntrance
{
    private static readonly TimeSpan ServerTimeout = TimeSpan.FromSeconds(60);

    private readonly Uri _server;
    private readonly RestClient _rooms;
    private readonly SemaphoreSlim _connecting = new(1);
    private HubConnection _hub;

    /// <param name="server">For example http://127.0.0.1:8080; ends with a slash when it has a path.</param>
    public HubEntrance(Uri server) => (_server, _rooms, _hub) = (server, new(server), Make(server));

    public Task<OpenRoomResponse> OpenRoomAsync(OpenRoomRequest request, CancellationToken cancellationToken) =>
        _rooms.OpenAsync(request, cancellationToken);

    public Task<DescribeRoomResponse> DescribeRoomAsync(
        string code,
        string? proof,
        CancellationToken cancellationToken
    ) => _rooms.DescribeAsync(code, proof, cancellationToken);

    public Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken) =>
        _rooms.JoinAsync(request, cancellationToken);

    public Task<CheckpointAnswer> GetCheckpointAsync(Membership membership, CancellationToken cancellationToken) =>
        _rooms.CheckpointAsync(membership, cancellationToken);

    public Task<CheckpointAnswer> GetStateAtAsync(
        Membership membership,
        uint sequence,
        CancellationToken cancellationToken
    ) => _rooms.StateAtAsync(membership, sequence, cancellationToken);

    public Task<Answer> DoAsync(Membership membership, Command command, CancellationToken cancellationToken) =>
        AskAsync<Answer>("Do", membership, Wire.Format(command), cancellationToken);

    public async IAsyncEnumerable<Frame> WatchAsync(
        Membership membership,
        Place after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var hub = await ConnectAsync(cancellationToken);
        var frames = Channel.CreateUnbounded<Frame>(new() { SingleReader = true });
        using var received = Receive(hub, frames.Writer);
        var watching = WatchAsync(hub, membership, after, frames.Writer, cancellationToken);
        await foreach (var frame in frames.Reader.ReadAllAsync(cancellationToken))
        {
            yield return frame;
        }
        await watching;
    }

    public async Task HereAsync(Membership membership, HereRequest request, CancellationToken cancellationToken)
    {
        var hub = await ConnectAsync(cancellationToken);
        try
        {
            await hub.SendAsync("Here", membership.Token, new RawJson(Wire.Format(request)), cancellationToken);
        }
        catch (Exception broken) when (IsBreak(broken, cancellationToken))
        {
            throw new LinkBrokenException("Hub: " + broken.GetType().Name, broken);
        }
    }

    public Task<Kept> TakePocketAsync(
        Membership membership,
        TakePocketRequest request,
        CancellationToken cancellationToken
    ) => AskAsync<Kept>("TakePocket", membership, WireSize.Pad(Wire.Format(request)), cancellationToken);

    public Task<Kept> KeepAsync(Membership membership, PocketCommand command, CancellationToken cancellationToken) =>
        AskAsync<Kept>("Keep", membership, WireSize.Pad(Wire.Format(command)), cancellationToken);

    public Task<ReadPocketResponse> ReadPocketAsync(
        Membership membership,
        ReadPocketRequest request,
        CancellationToken cancellationToken
    ) => AskAsync<ReadPocketResponse>("ReadPocket", membership, WireSize.Pad(Wire.Format(request)), cancellationToken);

    private static IDisposable Receive(HubConnection hub, ChannelWriter<Frame> frames)
    {
        try
        {
            return hub.On<RawJson>("Frame", items => Take(items, frames));
        }
        catch (ObjectDisposedException abandoned)
        {
            throw new LinkBrokenException("Hub: " + abandoned.GetType().Name, abandoned);
        }
    }

    /// <summary>The last frame contains a Bye or a Resync. The answer to Watch may overtake the last frames.</summary>
    private static void Take(RawJson items, ChannelWriter<Frame> frames)
    {
        try
        {
            var frame = Wire.Parse<Frame>($"{{\"items\":{items}}}");
            frames.TryWrite(frame);
            if (frame.Items.Any(item => item.Bye is not null || item.Resync is not null))
            {
                frames.TryComplete();
            }
        }
        catch (LinkBrokenException unreadable)
        {
            frames.TryComplete(unreadable);
        }
    }

    private static async Task WatchAsync(
        HubConnection hub,
        Membership membership,
        Place after,
        ChannelWriter<Frame> frames,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var request = new RawJson(Wire.Format(new WatchRequest { After = after }));
            await hub.InvokeAsync("Watch", membership.Token, request, cancellationToken);
        }
        catch (Exception broken) when (IsBreak(broken, cancellationToken))
        {
            frames.TryComplete(new LinkBrokenException("Hub: " + broken.GetType().Name, broken));
        }
    }

    public void Abandon() => _ = EndAsync(Interlocked.Exchange(ref _hub, Make(_server)));

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _rooms.Dispose();
        _connecting.Dispose();
    }

    private async Task<T> AskAsync<T>(
        string method,
        Membership membership,
        byte[] request,
        CancellationToken cancellationToken
    )
        where T : IMessage<T>, new()
    {
        var hub = await ConnectAsync(cancellationToken);
        try
        {
            var answer = await hub.InvokeAsync<RawJson>(
                method,
                membership.Token,
                new RawJson(request),
                cancellationToken
            );
            return Wire.Parse<T>(answer.ToString());
        }
        catch (Exception broken) when (IsBreak(broken, cancellationToken))
        {
            throw new LinkBrokenException("Hub: " + broken.GetType().Name, broken);
        }
    }

    private static HubConnection Make(Uri server)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(server, "hub/v1"),
                options =>
                {
                    options.SkipNegotiation = true;
                    options.Transports = HttpTransportType.WebSockets;
                    // A peer that is gone sends no close message.
                    options.CloseTimeout = TimeSpan.FromSeconds(1);
                    if (server.IsLoopback)
                    {
                        options.WebSocketConfiguration = socket => socket.Proxy = null;
                    }
                }
            )
            .AddJsonProtocol()
            .Build();
        hub.ServerTimeout = ServerTimeout;
        return hub;
    }

    private static async Task EndAsync(HubConnection abandoned)
    {
        try
        {
            await abandoned.DisposeAsync();
        }
        catch (Exception broken) when (IsBreak(broken, CancellationToken.None))
        {
            // It was dead before: that is why it was abandoned.
        }
    }

    /// <summary>Connects when there is no connection: the next request replaces a broken one.</summary>
    private async Task<HubConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var hub = Volatile.Read(ref _hub);
        if (hub.State == HubConnectionState.Connected)
        {
            return hub;
        }
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            hub = Volatile.Read(ref _hub);
            if (hub.State != HubConnectionState.Connected)
            {
                await hub.StartAsync(cancellationToken);
            }
            return hub;
        }
        catch (Exception broken) when (IsBreak(broken, cancellationToken))
        {
            throw new LinkBrokenException("Hub: " + broken.GetType().Name, broken);
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Returns whether an exception means a broken connection. Connections fail with many exception types; only cancellation by the caller
    /// and failures that are already reported are excluded.</summary>
    private static bool IsBreak(Exception broken, CancellationToken cancellationToken) =>
        broken switch
        {
            LinkBrokenException => false,
            OperationCanceledException => !cancellationToken.IsCancellationRequested,
            HubException or HttpRequestException or IOException or InvalidOperationException => true,
            SocketException or WebSocketException or TimeoutException => true,
            _ => false,
        };
}
