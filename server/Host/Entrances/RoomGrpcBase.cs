using ElephantBoard.V1;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>The methods of RoomService, where the framework looks for them.</summary>
[BindServiceMethod(typeof(RoomGrpcBinding), nameof(RoomGrpcBinding.BindService))]
internal abstract class RoomGrpcBase
{
    public abstract Task<OpenRoomResponse> OpenRoom(OpenRoomRequest request, ServerCallContext context);

    public abstract Task<DescribeRoomResponse> DescribeRoom(DescribeRoomRequest request, ServerCallContext context);

    public abstract Task<JoinResponse> Join(JoinRequest request, ServerCallContext context);

    public abstract Task<GetCheckpointResponse> GetCheckpoint(GetCheckpointRequest request, ServerCallContext context);

    /// <param name="request">A Command, as the client has serialized it.</param>
    /// <returns>A serialized Answer.</returns>
    public abstract Task<byte[]> Do(byte[] request, ServerCallContext context);

    /// <inheritdoc cref="Do"/>
    public abstract Task Act(
        IAsyncStreamReader<byte[]> requests,
        IServerStreamWriter<byte[]> answers,
        ServerCallContext context
    );

    public abstract Task Watch(WatchRequest request, IServerStreamWriter<Frame> frames, ServerCallContext context);

    public abstract Task<HereResponse> Here(HereRequest request, ServerCallContext context);

    public abstract Task<Kept> TakePocket(TakePocketRequest request, ServerCallContext context);

    public abstract Task<Kept> Keep(PocketCommand request, ServerCallContext context);

    public abstract Task<ReadPocketResponse> ReadPocket(ReadPocketRequest request, ServerCallContext context);
}
