using System.Threading.Tasks.Sources;
using ElephantBoard.Host.Telemetry;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// One client's buffer, between a room that never waits and a socket that may. A free pump hands out at once; a busy one hands out all that has gathered. Bounded by bytes and
/// age; a reader that falls behind is told to fetch a checkpoint.
/// </summary>
internal sealed class ClientSendQueue(uint participant, TimeProvider clock, Instruments instruments)
    : IValueTaskSource,
        IDisposable
{
    /// <summary>Bytes that may wait for one client.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>How long something may wait for one client.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private List<SharedFrame> _gathering = [];
    private List<SharedFrame> _taken = [];

    // One waiter at a time, again and again: nothing is allocated for a delivery.
    private ManualResetValueTaskSourceCore<bool> _free = new() { RunContinuationsAsynchronously = true };
    private bool _waits;
    private long _oldest;
    private int _bytes;
    private bool _live;

    public uint Participant { get; } = participant;

    public SendQueueState State { get; private set; }

    /// <summary>Puts something behind all that waits. Never blocks.</summary>
    public void Enqueue(SharedFrame frame)
    {
        bool wakes;
        lock (_lock)
        {
            if (State != SendQueueState.Active)
            {
                return;
            }
            if (_gathering.Count == 0)
            {
                _oldest = clock.GetTimestamp();
            }
            else if (_bytes + frame.Frame.Length > MaxBytes || (_live && clock.GetElapsedTime(_oldest) > MaxAge))
            {
                State = SendQueueState.Behind;
                Forget();
            }
            if (State == SendQueueState.Active)
            {
                _gathering.Add(frame);
                _bytes += frame.Frame.Length;
                instruments.Queued(frame.Frame.Length);
            }
            wakes = _waits;
            _waits = false;
        }
        if (wakes)
        {
            _free.SetResult(true);
        }
    }

    /// <summary>Ends the stream after what waits.</summary>
    public void End(SendQueueState state)
    {
        bool wakes;
        lock (_lock)
        {
            if (State == SendQueueState.Active)
            {
                State = state;
            }
            wakes = _waits;
            _waits = false;
        }
        if (wakes)
        {
            _free.SetResult(true);
        }
    }

    /// <summary>From now on age counts: the client has caught up with what was there before it came.</summary>
    public void GoLive()
    {
        lock (_lock)
        {
            _live = true;
            _oldest = clock.GetTimestamp();
        }
    }

    /// <summary>Waits until there is something, then takes all of it. Empty: the stream ends, <see cref="State"/> says why. The list is the
    /// caller's until the next call; one call at a time.</summary>
    public async ValueTask<IReadOnlyList<SharedFrame>> TakeAsync()
    {
        while (true)
        {
            ValueTask wait;
            lock (_lock)
            {
                if (_gathering.Count > 0)
                {
                    (_taken, _gathering) = (_gathering, _taken);
                    if (_live)
                    {
                        instruments.HandedOut(clock.GetElapsedTime(_oldest));
                    }
                    Forget();
                    return _taken;
                }
                if (State != SendQueueState.Active)
                {
                    return [];
                }
                _free.Reset();
                _waits = true;
                wait = new ValueTask(this, _free.Version);
            }
            await wait;
        }
    }

    /// <summary>Takes no more, and forgets what waits.</summary>
    public void Dispose()
    {
        End(SendQueueState.Stopped);
        lock (_lock)
        {
            Forget();
        }
    }

    private void Forget()
    {
        _gathering.Clear();
        instruments.Queued(-_bytes);
        _bytes = 0;
    }

    void IValueTaskSource.GetResult(short token) => _free.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _free.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _free.OnCompleted(continuation, state, token, flags);
}

internal enum SendQueueState
{
    Active,

    /// <summary>The reader fell behind.</summary>
    Behind,

    /// <summary>The participant left or was removed.</summary>
    MembershipEnded,

    /// <summary>The server stops, or the client went away.</summary>
    Stopped,

    /// <summary>The room moved to another machine, or is read anew.</summary>
    RoomMoved,
}
