using System.Runtime.CompilerServices;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Entrances;

/// <summary>Streams a room to one client: first the events that the client missed, then live events. All transports share it.</summary>
internal sealed class RoomWatcher(
    RoomApi api,
    RoomFeeds feeds,
    [FromKeyedServices(Clocks.Streams)] TimeProvider clock,
    GracefulShutdown shutdown,
    Instruments instruments,
    ILogger<RoomWatcher> logger
)
{
    /// <summary>Maximum number of missed events that a client gets one by one. A client that missed more fetches a checkpoint.</summary>
    public const uint MaxCatchUp = 2_000;

    /// <summary>How long one write to a client may take.</summary>
    public static readonly TimeSpan MaxStall = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan WriteTimeoutCheck = TimeSpan.FromSeconds(2);

    /// <summary>Streams the frames; each item is one write. A list is valid until the reader asks for the next one.</summary>
    /// <remarks>A long-lived stream is checked again after it has started: the send queue joins the feed before the room is asked for the missed
    /// events, and the room returns them only to a current participant. When the membership ends later, the send queue ends.</remarks>
    /// <param name="abort">Aborts the connection of a client that no longer reads.</param>
    public async IAsyncEnumerable<IReadOnlyList<SharedFrame>> WatchAsync(
        Caller caller,
        Place? after,
        Action abort,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (who, refusal) = await api.AuthorizeAsync(caller);
        if (who is null)
        {
            yield return [Bye(ByeReason.Refused, refusal)];
            yield break;
        }
        var head = await who.Grain.Head();
        var reached = after is { Epoch: not 0 } ? after.Sequence : 0;
        if (CheckPosition(after, head) is { } resync)
        {
            yield return [resync];
            yield break;
        }
        if (shutdown.Stopping.IsCancellationRequested)
        {
            yield return [Bye(ByeReason.ServerStops, null)];
            yield break;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Stopping);
        var open = shutdown.Enter(abort);
        using var queue = new ClientSendQueue(who.Number, clock, instruments);
        await using var stopped = stop.Token.Register(() => queue.End(SendQueueState.Stopped));
        RoomFeed? feed = null;
        var writeStartedAt = 0L;
        await using var watchdog = clock.CreateTimer(
            _ =>
            {
                var since = Volatile.Read(ref writeStartedAt);
                if (since != 0 && clock.GetElapsedTime(since) > MaxStall)
                {
                    logger.ClientStalled((int)MaxStall.TotalSeconds);
                    abort();
                }
            },
            null,
            WriteTimeoutCheck,
            WriteTimeoutCheck
        );
        instruments.ClientConnected();
        try
        {
            feed = await FollowAsync(who.Room, queue, stop.Token);
            while (feed is not null)
            {
                var (missed, unread) = await who.ReadAsync(reached, 0);
                if (missed is null && unread!.Code == RefusalCode.RoomUnreadable)
                {
                    yield return [Bye(ByeReason.Refused, unread)];
                    yield break;
                }
                if (missed is null)
                {
                    queue.End(SendQueueState.MembershipEnded);
                    break;
                }
                if (missed.Reached > reached)
                {
                    reached = missed.Reached;
                    Volatile.Write(ref writeStartedAt, clock.GetTimestamp());
                    yield return [new SharedFrame(reached, missed.Frame)];
                    Volatile.Write(ref writeStartedAt, 0);
                }
                if (missed.AtHead)
                {
                    break;
                }
            }
            if (feed is not null && queue.State == SendQueueState.Active)
            {
                if (await who.Grain.Greet(who.Number, who.Secret) is { Length: > 0 } greeting)
                {
                    yield return [new SharedFrame(0, greeting)];
                    queue.GoLive();
                }
                else
                {
                    queue.End(SendQueueState.MembershipEnded);
                }
            }
            while (feed is not null && await TakeAsync(queue, reached) is { } batch)
            {
                Volatile.Write(ref writeStartedAt, clock.GetTimestamp());
                if (batch.Count > 0)
                {
                    yield return batch;
                }
                Volatile.Write(ref writeStartedAt, 0);
            }
            if (!cancellationToken.IsCancellationRequested)
            {
                if (queue.State == SendQueueState.Behind)
                {
                    logger.ClientBehind();
                }
                yield return [Ending(queue.State)];
            }
        }
        finally
        {
            feed?.Remove(queue);
            shutdown.Leave(open);
            instruments.ClientDisconnected();
        }
    }

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

    /// <summary>Takes the next frames from the send queue. Returns null when the stream ends.</summary>
    private static async ValueTask<IReadOnlyList<SharedFrame>?> TakeAsync(ClientSendQueue queue, uint reached)
    {
        var batch = await queue.TakeAsync();
        if (batch.Count == 0)
        {
            return null;
        }
        foreach (var frame in batch)
        {
            if (frame.Last != 0 && frame.Last <= reached)
            {
                // Duplicates are possible only while catching up.
                return [.. batch.Where(other => other.Last == 0 || other.Last > reached)];
            }
        }
        return batch;
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
            SendQueueState.MembershipEnded => Bye(ByeReason.StayEnded, null),
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
