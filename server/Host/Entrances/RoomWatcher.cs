using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Entrances;

/// <summary>Sends a room to one client: first the events that the client missed, then live events. All transports share it.</summary>
internal sealed class RoomWatcher(
    RoomApi api,
    RoomFeeds feeds,
    [FromKeyedServices(Clocks.Streams)] TimeProvider clock,
    GracefulShutdown shutdown,
    StallWatchdog watchdog,
    Instruments instruments,
    ILogger<RoomWatcher> logger
)
{
    /// <summary>Maximum number of missed events that a client gets one by one. A client that missed more fetches a checkpoint.</summary>
    public const uint MaxCatchUp = 2_000;

    /// <summary>Sends a room to one client, until the stream ends. The last item is then a Bye or a Resync, unless the client disconnected.</summary>
    /// <remarks>A long-lived stream is checked again after it has started: the send queue joins the feed before the room is asked for the missed
    /// events, and the room returns them only to a current participant. When the membership ends later, the send queue ends.</remarks>
    public async Task WatchAsync(Caller caller, Place? after, IFrameSink sink, CancellationToken cancellationToken)
    {
        var (who, refusal) = await api.AuthorizeAsync(caller);
        if (who is null)
        {
            await sink.WriteAsync([Bye(ByeReason.Refused, refusal)]);
            return;
        }
        if (CheckPosition(after, await who.Grain.Head()) is { } resync)
        {
            await sink.WriteAsync([resync]);
            return;
        }
        if (shutdown.Stopping.IsCancellationRequested)
        {
            await sink.WriteAsync([Bye(ByeReason.ServerStops, null)]);
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Stopping);
        var open = shutdown.Enter(sink.Abort);
        using var queue = new ClientSendQueue(who.Number, sink, clock, instruments);
        await using var stopped = stop.Token.Register(() => queue.End(SendQueueState.Stopped));
        watchdog.Add(queue);
        instruments.ClientConnected();
        RoomFeed? feed = null;
        var isLive = false;
        try
        {
            feed = await FollowAsync(who.Room, queue, stop.Token);
            Refusal? unreadable = null;
            if (feed is not null)
            {
                (isLive, unreadable) = await CatchUpAsync(who, after, queue);
            }
            if (unreadable is not null)
            {
                await queue.WriteAloneAsync(Bye(ByeReason.Refused, unreadable));
                return;
            }
            await queue.Ended;
            if (!cancellationToken.IsCancellationRequested)
            {
                if (queue.State == SendQueueState.Behind)
                {
                    logger.ClientBehind();
                }
                await queue.WriteAloneAsync(
                    queue.State == SendQueueState.MembershipEnded
                        ? Ended(await who.RefusalAsync())
                        : Ending(queue.State)
                );
            }
        }
        finally
        {
            feed?.Remove(queue);
            if (isLive && !shutdown.Stopping.IsCancellationRequested)
            {
                await who.Grain.Disconnected(who.Number);
            }
            watchdog.Remove(queue);
            shutdown.Leave(open);
            instruments.ClientDisconnected();
        }
    }

    /// <summary>Sends the missed events and the latest values, and then starts the queue, or ends it.</summary>
    /// <returns>Whether the participant is connected, and a refusal when the room cannot be read.</returns>
    private static async Task<(bool IsLive, Refusal? Unreadable)> CatchUpAsync(
        AdmittedParticipant who,
        Place? after,
        ClientSendQueue queue
    )
    {
        var reached = after is { Epoch: not 0 } ? after.Sequence : 0;
        bool isAtHead;
        do
        {
            var (missed, unread) = await who.ReadAsync(reached, 0);
            if (missed is null)
            {
                queue.End(SendQueueState.MembershipEnded);
                return (false, unread!.Code == RefusalCode.RoomUnreadable ? unread : null);
            }
            if (missed.Reached > reached)
            {
                reached = missed.Reached;
                await queue.WriteAloneAsync(new SharedFrame(reached, missed.Frame));
            }
            isAtHead = missed.AtHead;
        } while (!isAtHead);
        if (await who.Grain.Greet(who.Number, who.Secret) is { Length: > 0 } greeting)
        {
            await queue.WriteAloneAsync(new SharedFrame(0, greeting));
            queue.GoLive(reached);
            return (true, null);
        }
        queue.End(SendQueueState.MembershipEnded);
        return (false, null);
    }

    /// <summary>Tells a client how its membership ended: the participant left or was removed, or another device has their seat.</summary>
    /// <param name="refusal">Of its token; null: the participant was readmitted, or took the seat on this device, meanwhile.</param>
    private static SharedFrame Ended(Refusal? refusal) =>
        refusal switch
        {
            null => Bye(ByeReason.RoomMoved, null),
            { Code: RefusalCode.SeatMoved } => Bye(ByeReason.StayEnded, refusal),
            _ => Bye(ByeReason.StayEnded, null),
        };

    /// <summary>Adds the send queue to the room's feed. Returns null when the stream ends before it begins.</summary>
    private async Task<RoomFeed?> FollowAsync(Guid room, ClientSendQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            return await feeds.WatchAsync(room, queue, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private SharedFrame? CheckPosition(Place? after, RoomHead head)
    {
        if (after is not { Epoch: not 0 })
        {
            return head.Sequence > MaxCatchUp ? Resync(ResyncReason.Behind) : null;
        }
        if (after.Epoch != head.Epoch || after.Sequence > head.Sequence)
        {
            return Resync(ResyncReason.Restored);
        }
        return head.Sequence - after.Sequence > MaxCatchUp ? Resync(ResyncReason.Behind) : null;
    }

    private SharedFrame Ending(SendQueueState state) =>
        state switch
        {
            SendQueueState.Behind => Resync(ResyncReason.Behind),
            SendQueueState.RoomMoved => Bye(ByeReason.RoomMoved, null),
            _ => Bye(ByeReason.ServerStops, null),
        };

    private SharedFrame Resync(ResyncReason reason)
    {
        instruments.Resynced(reason);
        return SharedFrame.Of(new Item { Resync = new Resync { Reason = reason } });
    }

    private static SharedFrame Bye(ByeReason reason, Refusal? refusal) =>
        SharedFrame.Of(
            new Item
            {
                Bye = new Bye { Reason = reason, Refusal = refusal },
            }
        );
}
