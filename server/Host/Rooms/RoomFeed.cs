using ElephantBoard.Host.Telemetry;

namespace ElephantBoard.Host.Rooms;

/// <summary>The only path from a room to the clients of this process: subscribes to the room once and fans out to the send queues.</summary>
internal sealed class RoomFeed : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _on = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<uint> _gone = [];
    private volatile ClientSendQueue[] _queues = [];
    private bool _ended;

    private RoomFeed() { }

    /// <summary>Subscribes to a room until nobody watches it or it deactivates.</summary>
    /// <param name="ended">Called once, when this feed accepts no more send queues.</param>
    public static RoomFeed Start(IRoomGrain room, ILogger logger, Action<RoomFeed> ended)
    {
        var feed = new RoomFeed();
        feed.Ended = feed.FollowAsync(room, logger, ended);
        return feed;
    }

    /// <summary>Completes when the subscription to the room has ended. Never faults.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Ends the subscription and all send queues.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The feed ended by itself in the meantime.
        }
    }

    /// <summary>Adds a send queue, which gets everything from now on. Ends it at once if its participant's membership is known to have ended. Returns
    /// false when this feed has ended; the caller must then use another feed.</summary>
    public async ValueTask<bool> TryAddAsync(ClientSendQueue queue, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return false;
            }
            _queues = [.. _queues, queue];
            if (_gone.Contains(queue.Participant))
            {
                queue.End(SendQueueState.MembershipEnded);
            }
        }
        try
        {
            await _on.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Remove(queue);
            throw;
        }
        return true;
    }

    public void Remove(ClientSendQueue queue)
    {
        lock (_lock)
        {
            _queues = [.. _queues.Where(other => other != queue)];
            if (_queues.Length > 0)
            {
                return;
            }
            _ended = true;
        }
        Stop();
    }

    private async Task FollowAsync(IRoomGrain room, ILogger logger, Action<RoomFeed> ended)
    {
        try
        {
            await foreach (var batch in room.Follow().WithCancellation(_stop.Token))
            {
                _on.TrySetResult();
                if (batch.Frame.Length > 0 || batch.Ended.Length > 0 || batch.Back.Length > 0)
                {
                    FanOut(batch);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        catch (Exception fault)
        {
            logger.FeedFailed(fault);
        }
        ClientSendQueue[] left;
        lock (_lock)
        {
            _ended = true;
            left = _queues;
        }
        ended(this);
        _on.TrySetResult();
        foreach (var queue in left)
        {
            queue.End(SendQueueState.RoomMoved);
        }
        Dispose();
    }

    public void Dispose() => _stop.Dispose();

    private void FanOut(FeedBatch batch)
    {
        var frame = new SharedFrame(batch.Last, batch.Frame);
        foreach (var queue in WithoutThoseWhoEnd(batch.Ended, batch.Back))
        {
            if (batch.Frame.Length > 0)
            {
                queue.Enqueue(frame);
            }
        }
    }

    /// <summary>Ends the send queues of participants whose membership ended before they get any of the batch, which may contain later acts of
    /// others.</summary>
    private ClientSendQueue[] WithoutThoseWhoEnd(uint[] ended, uint[] back)
    {
        if (ended.Length == 0 && back.Length == 0)
        {
            return _queues;
        }
        lock (_lock)
        {
            _gone.UnionWith(ended);
            _gone.ExceptWith(back);
            foreach (var queue in _queues)
            {
                if (ended.Contains(queue.Participant))
                {
                    queue.End(SendQueueState.MembershipEnded);
                }
            }
            return _queues;
        }
    }
}
