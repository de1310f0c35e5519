using ElephantBoard.Host.Rooms;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>The gRPC entrance to the room as it was.</summary>
internal sealed class TimelineGrpc(Reception reception, IGrainFactory grains, Replay replay)
    : TimelineService.TimelineServiceBase
{
    public override async Task ListEvents(
        ListEventsRequest request,
        IServerStreamWriter<Frame> responseStream,
        ServerCallContext context
    )
    {
        var (who, refusal) = await reception.EnterAsync(Bearer.Of(context));
        if (refusal is not null)
        {
            var bye = new Bye { Reason = ByeReason.Refused, Refusal = refusal };
            await responseStream.WriteAsync(new Frame { Items = { new Item { Bye = bye } } });
            return;
        }
        var grain = grains.GetGrain<IRoomGrain>(who.Room);
        var reached = request.After;
        while (true)
        {
            var page = await grain.Read(reached, request.To);
            if (page.Frame.Length > 0)
            {
                await responseStream.WriteAsync(Frame.Parser.ParseFrom(page.Frame), context.CancellationToken);
            }
            if (page.AtHead || page.Reached == reached)
            {
                return;
            }
            reached = page.Reached;
        }
    }

    public override async Task<GetCheckpointResponse> GetStateAt(GetStateAtRequest request, ServerCallContext context)
    {
        var (who, refusal) = await reception.EnterAsync(Bearer.Of(context));
        if (refusal is not null)
        {
            return new GetCheckpointResponse { Refusal = refusal };
        }
        return await replay.AtAsync(who.Room, request.Sequence, context.CancellationToken) is { } checkpoint
            ? new GetCheckpointResponse
            {
                Checkpoint = UnsafeByteOperations.UnsafeWrap(Brotli.Compress(checkpoint.ToByteArray())),
            }
            : new GetCheckpointResponse { Refusal = Refuse.With(RefusalCode.NoPlace) };
    }
}
