using System.Diagnostics;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Wakes rooms at the starts of their batches, and measures how late they then run. A thread of its own, because timers of the runtime are
/// late by milliseconds, and by more when the thread pool is busy.
/// </summary>
internal sealed class PaceClock : IDisposable
{
    /// <summary>How much earlier than due a room may wake: better than late by another sleep.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMilliseconds(0.5);
    private const double WeightOfLast = 0.1;

    private readonly object _gate = new();
    private readonly PriorityQueue<TaskCompletionSource<TimeSpan>, TimeSpan> _due = new();
    private readonly long _origin = Stopwatch.GetTimestamp();
    private double _delayTicks;
    private bool _stopped;

    public PaceClock() => new Thread(Run) { Name = "batch pace", IsBackground = true }.Start();

    /// <summary>Running time.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_origin);

    /// <summary>How late rooms ran when they were due, lately.</summary>
    public TimeSpan Delay => TimeSpan.FromTicks((long)Volatile.Read(ref _delayTicks));

    /// <summary>Waits until a time. Completes at once if it has passed.</summary>
    public async ValueTask UntilAsync(TimeSpan due)
    {
        if (due - Now <= Early)
        {
            return;
        }
        var wait = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }
            _due.Enqueue(wait, due);
            if (_due.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
        var woken = await wait.Task;
        var delay = (Now - woken).Ticks;
        Volatile.Write(ref _delayTicks, _delayTicks + WeightOfLast * (delay - _delayTicks));
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (Wake())
        {
            Thread.Sleep(1);
        }
    }

    /// <summary>Wakes what is due. Returns, when anything else waits, true, or false after the end.</summary>
    private bool Wake()
    {
        lock (_gate)
        {
            while (true)
            {
                while (_due.TryPeek(out var wait, out var due) && (_stopped || due - Now <= Early))
                {
                    _due.Dequeue();
                    wait.SetResult(Now);
                }
                if (_stopped || _due.Count > 0)
                {
                    return !_stopped;
                }
                Monitor.Wait(_gate);
            }
        }
    }
}
