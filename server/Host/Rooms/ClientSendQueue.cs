using System.Runtime.CompilerServices;
using ElephantBoard.Host.Telemetry;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Sends a room's frames to one client. A free client is written to on the room's thread, which never waits. For a busy one frames gather, and
/// are sent together when it is free. Limited by size and age: a client that falls behind must fetch a checkpoint.
/// </summary>
internal sealed class ClientSendQueue : IDisposable
{
    /// <summary>Maximum number of bytes that may wait for one client.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Maximum time that a frame may wait for one client.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly IFrameSink _sink;
    private readonly TimeProvider _clock;
    private readonly Instruments _instruments;
    private readonly Action _resume;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private List<SharedFrame> _gathering = [];
    private List<SharedFrame> _written = [];
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _write;
    private bool _isWriting;
    private bool _isLive;
    private uint _reached;
    private long _oldest;
    private int _bytes;
    private long _writeStartedAt;

    public ClientSendQueue(uint participant, IFrameSink sink, TimeProvider clock, Instruments instruments)
    {
        (Participant, _sink, _clock, _instruments) = (participant, sink, clock, instruments);
        _resume = Resume;
    }

    public uint Participant { get; }

    public SendQueueState State { get; private set; }

    /// <summary>Completes when the stream has ended and nothing is being written; <see cref="State"/> contains the reason. Never faults.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Sends a frame, now or when the client is free. Never blocks.</summary>
    public void Enqueue(SharedFrame frame)
    {
        lock (_lock)
        {
            // What the client got before it went live may come once more.
            if (State != SendQueueState.Active || (frame.Last != 0 && frame.Last <= _reached))
            {
                return;
            }
            if (!_isLive || _isWriting)
            {
                Gather(frame);
                return;
            }
            _isWriting = true;
            _written.Clear();
            _written.Add(frame);
            _instruments.HandedOut(TimeSpan.Zero);
        }
        Write();
    }

    /// <summary>Writes a frame outside the order of the queue: before the client is live, or after the stream has ended.</summary>
    public async Task WriteAloneAsync(SharedFrame frame)
    {
        Volatile.Write(ref _writeStartedAt, _clock.GetTimestamp());
        try
        {
            await _sink.WriteAsync([frame]);
        }
        finally
        {
            Volatile.Write(ref _writeStartedAt, 0);
        }
    }

    /// <summary>Starts to send: the client has everything up to an event. From now on the age of what waits is limited.</summary>
    public void GoLive(uint reached)
    {
        lock (_lock)
        {
            (_isLive, _reached) = (true, reached);
            _oldest = _clock.GetTimestamp();
            if (State != SendQueueState.Active)
            {
                _ended.TrySetResult();
                return;
            }
            var late = _gathering.Where(frame => frame.Last == 0 || frame.Last > reached).ToList();
            Forget();
            late.ForEach(Gather);
            if (!TryTake())
            {
                return;
            }
            _isWriting = true;
        }
        Write();
    }

    /// <summary>Ends the stream. A live client still gets what waits for it.</summary>
    public void End(SendQueueState state)
    {
        lock (_lock)
        {
            if (State == SendQueueState.Active)
            {
                State = state;
            }
            if (!_isWriting)
            {
                _ended.TrySetResult();
            }
        }
    }

    /// <summary>Returns whether a write has taken longer than a limit.</summary>
    public bool IsStalled(TimeSpan limit) =>
        Volatile.Read(ref _writeStartedAt) is not 0 and var since && _clock.GetElapsedTime(since) > limit;

    public void Abort() => _sink.Abort();

    /// <summary>Accepts no more frames and drops those that wait.</summary>
    public void Dispose()
    {
        End(SendQueueState.Stopped);
        lock (_lock)
        {
            Forget();
        }
    }

    private void Gather(SharedFrame frame)
    {
        if (_gathering.Count == 0)
        {
            _oldest = _clock.GetTimestamp();
        }
        else if (_bytes + frame.Frame.Length > MaxBytes || (_isLive && _clock.GetElapsedTime(_oldest) > MaxAge))
        {
            State = SendQueueState.Behind;
            Forget();
            return;
        }
        _gathering.Add(frame);
        _bytes += frame.Frame.Length;
        _instruments.Queued(frame.Frame.Length);
    }

    /// <summary>Writes what was taken, and then what gathers, until the client is busy or nothing waits.</summary>
    private void Write()
    {
        do
        {
            Volatile.Write(ref _writeStartedAt, _clock.GetTimestamp());
            try
            {
#pragma warning disable CA2012 // Consumed once: here, or by the continuation.
                _write = _sink.WriteAsync(_written).ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
                if (!_write.IsCompleted)
                {
                    _write.UnsafeOnCompleted(_resume);
                    return;
                }
                _write.GetResult();
            }
            catch (Exception)
            {
                // However a connection breaks, only its own client is affected.
                Break();
            }
        } while (TakeNext());
    }

    private void Resume()
    {
        try
        {
            _write.GetResult();
        }
        catch (Exception)
        {
            Break();
        }
        if (TakeNext())
        {
            Write();
        }
    }

    private bool TakeNext()
    {
        lock (_lock)
        {
            Volatile.Write(ref _writeStartedAt, 0);
            if (TryTake())
            {
                return true;
            }
            _isWriting = false;
            if (State != SendQueueState.Active)
            {
                _ended.TrySetResult();
            }
            return false;
        }
    }

    private bool TryTake()
    {
        if (_gathering.Count == 0)
        {
            return false;
        }
        (_written, _gathering) = (_gathering, _written);
        _instruments.HandedOut(_clock.GetElapsedTime(_oldest));
        Forget();
        return true;
    }

    /// <summary>The connection is broken.</summary>
    private void Break()
    {
        lock (_lock)
        {
            State = State == SendQueueState.Active ? SendQueueState.Stopped : State;
            Forget();
        }
    }

    private void Forget()
    {
        _gathering.Clear();
        _instruments.Queued(-_bytes);
        _bytes = 0;
    }
}
