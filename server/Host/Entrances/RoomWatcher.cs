using System.Runtime.CompilerServices;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Entrances;

/// <summary>A client's stream of a room: what it missed, then what happens. The same for every entrance.</summary>
internal sealed class RoomWatcher(
    RoomApi api,
    RoomFeeds feeds,
    [FromKeyedServices(Clocks.Rooms)] TimeProvider clock,
    GracefulShutdown shutdown,
    Instruments instruments,
    ILogger<RoomWatcher> logger
)
{
    /// <summary>Events that a client is told one by one; who missed more fetches a checkpoint.</summary>
    public const uint MaxCatchUp = 2_000;

    /// <summary>How long a client may take for one write.</summary>
    public static readonly TimeSpan MaxStall = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan WriteTimeoutCheck = TimeSpan.FromSeconds(2);

    /// <summary>Each item is what to write at once. A list is the reader's until it asks for the next.</summary>
    /// <remarks>Whatever lives long is checked again after it has begun: the pump is on the feed before the room is asked for what was missed, and
    /// the room gives that only to somebody who is in it. A stay that ends later ends the pump.</remarks>
    /// <param name="abort">Breaks the connection of a client that takes nothing any more.</param>
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
                var missed = await who.Grain.Read(who.Number, who.Secret, reached, 0);
                if (!missed.IsAdmitted)
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

    /// <summary>Null when the stream ends before it begins.</summary>
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

    /// <summary>Null when the stream ends.</summary>
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
                // Only while catching up can something come twice.
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
