using System.Threading.Tasks.Sources;
using ElephantBoard.Host.Telemetry;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Buffers the frames of one client between a room, which never waits, and a socket, which may block. An idle sender takes a frame at
/// once; a busy one takes everything that has gathered. Limited by size and age: a client that falls behind must fetch a checkpoint.
/// </summary>
internal sealed class ClientSendQueue(uint participant, TimeProvider clock, Instruments instruments)
    : IValueTaskSource,
        IDisposable
{
    /// <summary>Maximum number of bytes that may wait for one client.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Maximum time that a frame may wait for one client.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private List<SharedFrame> _gathering = [];
    private List<SharedFrame> _taken = [];

    // One waiter at a time, reused, so that a frame allocates nothing.
    private ManualResetValueTaskSourceCore<bool> _free = new() { RunContinuationsAsynchronously = true };
    private bool _waits;
    private long _oldest;
    private int _bytes;
    private bool _live;

    public uint Participant { get; } = participant;

    public SendQueueState State { get; private set; }

    /// <summary>Adds a frame to the end of the queue. Never blocks.</summary>
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

    /// <summary>Ends the stream after the frames that are in the queue.</summary>
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

    /// <summary>Starts to enforce the age limit: the client has caught up with the events from before it connected.</summary>
    public void GoLive()
    {
        lock (_lock)
        {
            _live = true;
            _oldest = clock.GetTimestamp();
        }
    }

    /// <summary>Waits until there are frames, then takes all of them. An empty list means that the stream ends; <see cref="State"/> contains the
    /// reason.
    /// The list is valid until the next call. Callers make one call at a time.</summary>
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

    /// <summary>Accepts no more frames and drops those in the queue.</summary>
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

    /// <summary>The server stops, or the client disconnected.</summary>
    Stopped,

    /// <summary>The room moved to another machine, or is loaded again.</summary>
    RoomMoved,
}
