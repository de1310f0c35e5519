using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>Follows a room on a server until the membership ends, across disconnects.</summary>
public sealed class LiveRoom : IRoomSource
{
    /// <summary>Time without a heartbeat after which a connection is dead. The server sends one every 10 s.</summary>
    public static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(25);

    private readonly IEntrance _entrance;
    private readonly Membership _membership;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly RoomReplica _replica = new();
    private RoomView _now = RoomView.Nothing;

    public LiveRoom(IEntrance entrance, Membership membership, TimeProvider time)
    {
        (_entrance, _membership, _time) = (entrance, membership, time);
        _backoff = new(time);
        Clock = new(time);
    }

    public RoomView Now => Volatile.Read(ref _now);

    public event Action<RoomChange>? Changed;

    public ServerClock Clock { get; }

    /// <summary>How often the local room differed from the server's at the same place. Each time is a bug, after which the room is fetched
    /// again.</summary>
    public int DivergenceCount => _replica.DivergenceCount;

    /// <summary>Follows the room. Returns when the membership has ended (<see cref="LinkPhase.Ended"/>,
    /// <see cref="LinkPhase.UpgradeRequired"/>); call it once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var step = Step.Fetch;
        while (step != Step.Stop)
        {
            try
            {
                step = step == Step.Fetch ? await FetchAsync(cancellationToken) : await FollowAsync(cancellationToken);
            }
            catch (Exception broken)
                when (broken is LinkBrokenException
                    || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                )
            {
                SetLink(LinkState.Reconnecting);
                await _backoff.WaitAsync(cancellationToken);
                step = Now.Epoch == 0 ? Step.Fetch : Step.Follow;
            }
        }
    }

    private enum Step
    {
        Fetch,
        Follow,
        Stop,
    }

    private async Task<Step> FetchAsync(CancellationToken cancellationToken)
    {
        using var watchdog = new HeartbeatWatchdog(HeartbeatTimeout, _entrance.Abandon, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watchdog.Token, cancellationToken);
        var answer = await _entrance.GetCheckpointAsync(_membership, either.Token);
        if (answer.Checkpoint is not { } checkpoint)
        {
            return await RefusedAsync(answer.Refusal ?? new(), Step.Fetch, cancellationToken);
        }
        if (!_replica.Load(checkpoint))
        {
            // The server's checkpoint is wrong; the timeline is not.
            _replica.Forget();
        }
        Publish([], replaced: true);
        return Step.Follow;
    }

    private async Task<Step> FollowAsync(CancellationToken cancellationToken)
    {
        using var watchdog = new HeartbeatWatchdog(HeartbeatTimeout, _entrance.Abandon, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watchdog.Token, cancellationToken);
        var setting = Task.CompletedTask;
        // Beside the watch, so that both take one round trip together.
        var limits = ReadLimitsAsync(either.Token);
        _replica.BeginWatch();
        try
        {
            await foreach (var frame in _entrance.WatchAsync(_membership, Now.Place, either.Token))
            {
                await limits;
                var events = new List<Event>();
                var action = _replica.ApplyFrame(frame, events);
                if (action is ReplicaAction.Continue && Now.Link.Phase != LinkPhase.Live)
                {
                    _replica.SetLink(LinkState.Live);
                }
                foreach (var item in frame.Items.Where(item => item.ItemCase == Item.ItemOneofCase.Heartbeat))
                {
                    watchdog.Reset();
                    _backoff.Reset();
                    Clock.AddSample(item.Heartbeat.Time);
                    setting = setting.IsCompleted && !Clock.IsSet ? SetClockAsync(either.Token) : setting;
                }
                if (events.Count > 0)
                {
                    _backoff.Reset();
                }
                Publish(events, replaced: false);
                if (action is not ReplicaAction.Continue)
                {
                    return await ActOnAsync(action, cancellationToken);
                }
            }
        }
        finally
        {
            await either.CancelAsync();
            await limits.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await setting;
        }
        throw new LinkBrokenException("The stream ended without a bye.");
    }

    /// <summary>Requests the limits at each subscription, because the server may have been restarted with different ones. Keeps the known limits
    /// when the server does not answer. The limits are published with the first frame.</summary>
    private async Task ReadLimitsAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (
                (await _entrance.DescribeRoomAsync(_membership.Code, _membership.Proof, cancellationToken)).Room is
                { } room
            )
            {
                _replica.Limit(KnownLimits.Of(room));
            }
        }
        catch (LinkBrokenException)
        {
            // The watch reports a broken connection.
        }
    }

    private async Task SetClockAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Clock.SetAsync(
                async token =>
                    (await _entrance.DescribeRoomAsync(_membership.Code, _membership.Proof, token)).Room?.Time,
                cancellationToken
            );
        }
        catch (Exception broken) when (broken is LinkBrokenException or OperationCanceledException)
        {
            // The next heartbeat tries it again. Until then, only heartbeats set the time.
        }
    }

    private async Task<Step> ActOnAsync(ReplicaAction action, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case ReplicaAction.UpgradeRequired:
                SetLink(new(LinkPhase.UpgradeRequired));
                return Step.Stop;
            case ReplicaAction.Disconnected { Bye.Reason: ByeReason.StayEnded } disconnected:
                SetLink(new(LinkPhase.Ended, disconnected.Bye.Refusal));
                return Step.Stop;
            case ReplicaAction.Disconnected { Bye.Reason: ByeReason.Refused } disconnected:
                return await RefusedAsync(disconnected.Bye.Refusal ?? new(), Step.Follow, cancellationToken);
            case ReplicaAction.Disconnected:
                SetLink(LinkState.Reconnecting);
                await _backoff.WaitAsync(cancellationToken);
                return Step.Follow;
            case ReplicaAction.Resync:
                await _backoff.WaitAsync(cancellationToken);
                return Step.Fetch;
            default:
                await _backoff.WaitAsync(cancellationToken);
                return Step.Follow;
        }
    }

    private async Task<Step> RefusedAsync(Refusal refusal, Step again, CancellationToken cancellationToken)
    {
        if (refusal.Code is RefusalCode.Token or RefusalCode.SeatMoved or RefusalCode.NoRoom or RefusalCode.Role)
        {
            SetLink(new(LinkPhase.Ended, refusal));
            return Step.Stop;
        }
        SetLink(
            refusal.Code is RefusalCode.NoPlace
                ? LinkState.Reconnecting
                : LinkState.Reconnecting with
                {
                    Refusal = refusal,
                }
        );
        await _backoff.WaitAsync(cancellationToken);
        return refusal.Code == RefusalCode.NoPlace ? Step.Fetch : again;
    }

    private void SetLink(LinkState link)
    {
        if (_replica.View.Link != link)
        {
            _replica.SetLink(link);
            Publish([], replaced: false);
        }
    }

    private void Publish(IReadOnlyList<Event> events, bool replaced)
    {
        var before = _now;
        Volatile.Write(ref _now, _replica.View);
        Changed?.Invoke(new(before, _replica.View, events, replaced));
    }
}
