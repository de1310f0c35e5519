using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>Serves the live room over gRPC.</summary>
internal sealed class RoomGrpc(
    RoomApi api,
    RoomWatcher roomWatcher,
    CommandStreams commandStreams,
    CheckpointCache checkpointCache,
    PublicLinks links
) : RoomGrpcBase
{
    public override Task<OpenRoomResponse> OpenRoom(OpenRoomRequest request, ServerCallContext context) =>
        api.OpenAsync(request, Address(context), Page(context), context.CancellationToken);

    public override Task<DescribeRoomResponse> DescribeRoom(DescribeRoomRequest request, ServerCallContext context) =>
        api.DescribeAsync(request.Code, Caller.Of(context), Page(context), context.CancellationToken);

    public override Task<JoinResponse> Join(JoinRequest request, ServerCallContext context) =>
        api.JoinAsync(request, Address(context), context.CancellationToken);

    public override async Task<GetCheckpointResponse> GetCheckpoint(
        GetCheckpointRequest request,
        ServerCallContext context
    )
    {
        var (who, refusal) = await api.AuthorizeAsync(Caller.Of(context));
        if (who is null)
        {
            return new GetCheckpointResponse { Refusal = refusal };
        }
        var bytes = (await checkpointCache.GetAsync(who.Room)).Protobuf;
        // The data may be newer than the end of the caller's membership.
        return await who.RefusalAsync() is { } ended
            ? new GetCheckpointResponse { Refusal = ended }
            : new GetCheckpointResponse { Checkpoint = UnsafeByteOperations.UnsafeWrap(bytes) };
    }

    public override async Task<byte[]> Do(byte[] request, ServerCallContext context) =>
        (await api.DoAsync(Caller.Of(context), [request]))[0];

    public override Task Act(
        IAsyncStreamReader<byte[]> requests,
        IServerStreamWriter<byte[]> answers,
        ServerCallContext context
    ) =>
        commandStreams.RunAsync(
            Caller.Of(context),
            requests,
            answers,
            () => GrpcReset.Send(context.GetHttpContext()),
            context.CancellationToken
        );

    /// <param name="frames">Not used: the frames are serialized already, and go into the response as they are.</param>
    public override async Task Watch(WatchRequest request, IServerStreamWriter<Frame> frames, ServerCallContext context)
    {
        var sink = new GrpcFrameSink(context.GetHttpContext());
        try
        {
            await roomWatcher.WatchAsync(Caller.Of(context), request.After, sink, context.CancellationToken);
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            // The client disconnected during a write.
        }
    }

    public override async Task<HereResponse> Here(HereRequest request, ServerCallContext context)
    {
        await api.HereAsync(Caller.Of(context), request);
        return new HereResponse();
    }

    public override async Task<Kept> TakePocket(TakePocketRequest request, ServerCallContext context) =>
        WireSize.Pad(await api.TakePocketAsync(Caller.Of(context), request));

    public override async Task<Kept> Keep(PocketCommand request, ServerCallContext context) =>
        WireSize.Pad(await api.KeepAsync(Caller.Of(context), request));

    public override async Task<ReadPocketResponse> ReadPocket(ReadPocketRequest request, ServerCallContext context) =>
        WireSize.Pad(await api.ReadPocketAsync(Caller.Of(context), request));

    private string Page(ServerCallContext context) => links.PageFor(context.GetHttpContext());

    private static CallerAddress Address(ServerCallContext context) => CallerAddress.Of(context.GetHttpContext());
}
