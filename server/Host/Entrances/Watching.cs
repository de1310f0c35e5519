using System.Runtime.CompilerServices;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Entrances;

/// <summary>A client's stream of a room: what it missed, then what happens. The same for every entrance.</summary>
internal sealed class Watching(
    Reception reception,
    RoomFeeds feeds,
    [FromKeyedServices(Clocks.Rooms)] TimeProvider clock,
    Farewell farewell,
    Instruments instruments,
    ILogger<Watching> logger
)
{
    /// <summary>Events that a client is told one by one; who missed more fetches a checkpoint.</summary>
    public const uint MostCatchUp = 2_000;

    /// <summary>How long a client may take for one write.</summary>
    public static readonly TimeSpan MostStall = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StallCheck = TimeSpan.FromSeconds(2);

    /// <summary>Each item is what to write at once. A list is the reader's until it asks for the next.</summary>
    /// <remarks>Whatever lives long is checked again after it has begun: the pump is on the feed before the room is asked for what was missed, and
    /// the room gives that only to somebody who is in it. A stay that ends later ends the pump.</remarks>
    /// <param name="abort">Breaks the connection of a client that takes nothing any more.</param>
    public async IAsyncEnumerable<IReadOnlyList<Delivery>> WatchAsync(
        Caller caller,
        Place? after,
        Action abort,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (who, refusal) = await reception.EnterAsync(caller);
        if (who is null)
        {
            yield return [Bye(ByeReason.Refused, refusal)];
            yield break;
        }
        var head = await who.Grain.Head();
        var reached = after is { Epoch: not 0 } ? after.Sequence : 0;
        if (Misplaced(after, head) is { } resync)
        {
            yield return [resync];
            yield break;
        }
        if (farewell.Stopping.IsCancellationRequested)
        {
            yield return [Bye(ByeReason.ServerStops, null)];
            yield break;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, farewell.Stopping);
        var open = farewell.Enter(abort);
        using var pump = new Pump(who.Number, clock, instruments);
        await using var stopped = stop.Token.Register(() => pump.End(PumpState.Stopped));
        RoomFeed? feed = null;
        var handedOut = 0L;
        await using var watchdog = clock.CreateTimer(
            _ =>
            {
                var since = Volatile.Read(ref handedOut);
                if (since != 0 && clock.GetElapsedTime(since) > MostStall)
                {
                    logger.ClientStalled((int)MostStall.TotalSeconds);
                    abort();
                }
            },
            null,
            StallCheck,
            StallCheck
        );
        instruments.ClientConnected();
        try
        {
            feed = await FollowAsync(who.Room, pump, stop.Token);
            while (feed is not null)
            {
                var missed = await who.Grain.Read(who.Number, who.Secret, reached, 0);
                if (!missed.IsAdmitted)
                {
                    pump.End(PumpState.StayEnded);
                    break;
                }
                if (missed.Reached > reached)
                {
                    reached = missed.Reached;
                    Volatile.Write(ref handedOut, clock.GetTimestamp());
                    yield return [new Delivery(reached, missed.Frame)];
                    Volatile.Write(ref handedOut, 0);
                }
                if (missed.AtHead)
                {
                    break;
                }
            }
            if (feed is not null && pump.State == PumpState.Flowing)
            {
                if (await who.Grain.Greet(who.Number, who.Secret) is { Length: > 0 } greeting)
                {
                    yield return [new Delivery(0, greeting)];
                    pump.GoLive();
                }
                else
                {
                    pump.End(PumpState.StayEnded);
                }
            }
            while (feed is not null && await TakeAsync(pump, reached) is { } batch)
            {
                Volatile.Write(ref handedOut, clock.GetTimestamp());
                if (batch.Count > 0)
                {
                    yield return batch;
                }
                Volatile.Write(ref handedOut, 0);
            }
            if (!cancellationToken.IsCancellationRequested)
            {
                if (pump.State == PumpState.Behind)
                {
                    logger.ClientBehind();
                }
                yield return [Ending(pump.State)];
            }
        }
        finally
        {
            feed?.Remove(pump);
            farewell.Leave(open);
            instruments.ClientDisconnected();
        }
    }

    /// <summary>Null when the stream ends before it begins.</summary>
    private async Task<RoomFeed?> FollowAsync(Guid room, Pump pump, CancellationToken cancellationToken)
    {
        try
        {
            return await feeds.WatchAsync(room, pump, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Null when the stream ends.</summary>
    private static async ValueTask<IReadOnlyList<Delivery>?> TakeAsync(Pump pump, uint reached)
    {
        var batch = await pump.TakeAsync();
        if (batch.Count == 0)
        {
            return null;
        }
        foreach (var delivery in batch)
        {
            if (delivery.Last != 0 && delivery.Last <= reached)
            {
                // Only while catching up can something come twice.
                return [.. batch.Where(other => other.Last == 0 || other.Last > reached)];
            }
        }
        return batch;
    }

    private Delivery? Misplaced(Place? after, RoomHead head)
    {
        if (after is not { Epoch: not 0 })
        {
            return head.Sequence > MostCatchUp ? Resync(ResyncReason.Behind) : null;
        }
        if (after.Epoch != head.Epoch || after.Sequence > head.Sequence)
        {
            return Resync(ResyncReason.Restored);
        }
        return head.Sequence - after.Sequence > MostCatchUp ? Resync(ResyncReason.Behind) : null;
    }

    private Delivery Ending(PumpState state) =>
        state switch
        {
            PumpState.Behind => Resync(ResyncReason.Behind),
            PumpState.StayEnded => Bye(ByeReason.StayEnded, null),
            PumpState.RoomMoved => Bye(ByeReason.RoomMoved, null),
            _ => Bye(ByeReason.ServerStops, null),
        };

    private Delivery Resync(ResyncReason reason)
    {
        instruments.Resynced(reason);
        return Delivery.Of(new Item { Resync = new Resync { Reason = reason } });
    }

    private static Delivery Bye(ByeReason reason, Refusal? refusal) =>
        Delivery.Of(
            new Item
            {
                Bye = new Bye { Reason = reason, Refusal = refusal },
            }
        );
}
