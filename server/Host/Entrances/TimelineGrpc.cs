using ElephantBoard.Host.Rooms;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>Serves earlier states of a room over gRPC.</summary>
internal sealed class TimelineGrpc(RoomApi api, Replay replay) : TimelineService.TimelineServiceBase
{
    public override async Task ListEvents(
        ListEventsRequest request,
        IServerStreamWriter<Frame> responseStream,
        ServerCallContext context
    )
    {
        var (who, refusal) = await api.AuthorizeAsync(Caller.Of(context));
        if (who is null)
        {
            await responseStream.WriteAsync(Refused(refusal!));
            return;
        }
        var reached = request.After;
        while (true)
        {
            var (page, ended) = await who.ReadAsync(reached, request.To);
            if (page is null)
            {
                await responseStream.WriteAsync(Refused(ended!));
                return;
            }
            if (page.Frame.Length > 0)
            {
                await responseStream.WriteAsync(Frame.Parser.ParseFrom(page.Frame), context.CancellationToken);
            }
            if (page.AtHead)
            {
                return;
            }
            reached = page.Reached;
        }
    }

    public override async Task<GetCheckpointResponse> GetStateAt(GetStateAtRequest request, ServerCallContext context)
    {
        var (who, refusal) = await api.AuthorizeAsync(Caller.Of(context));
        if (who is null)
        {
            return new GetCheckpointResponse { Refusal = refusal };
        }
        var (then, unknown) = await replay.AtAsync(who.Room, request.Sequence, context.CancellationToken);
        // The data may be newer than the end of the caller's membership.
        if (await who.RefusalAsync() is { } ended)
        {
            return new GetCheckpointResponse { Refusal = ended };
        }
        return then is { } checkpoint
            ? new GetCheckpointResponse
            {
                Checkpoint = UnsafeByteOperations.UnsafeWrap(Brotli.Compress(checkpoint.ToByteArray())),
            }
            : new GetCheckpointResponse { Refusal = unknown };
    }

    private static Frame Refused(Refusal refusal) =>
        new()
        {
            Items =
            {
                new Item
                {
                    Bye = new Bye { Reason = ByeReason.Refused, Refusal = refusal },
                },
            },
        };
}
