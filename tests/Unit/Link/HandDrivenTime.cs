using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>A time provider that the test advances, and that reports when something starts to wait.</summary>
internal sealed class HandDrivenTime : FakeTimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    private long _moved;

    /// <summary>Puts the wall clock forward or back. The running time and its timers take no notice.</summary>
    public void MoveClock(TimeSpan by)
    {
        Interlocked.Add(ref _moved, by.Ticks);
        AdjustTime(GetUtcNow() + by);
    }

    public override long GetTimestamp() => base.GetTimestamp() - Interlocked.Read(ref _moved);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // Longer ones are bounds (a dead link, a lost answer) and repeated ones look around; neither is a wait.
        if (dueTime > TimeSpan.Zero && dueTime <= LongestWait && period == Timeout.InfiniteTimeSpan)
        {
            _waits.Writer.TryWrite(dueTime);
        }
        return timer;
    }

    /// <summary>How long the next wait will be, once it has begun.</summary>
    public Task<TimeSpan> WaitingAsync() => _waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Ends every wait that begins, until something is done.</summary>
    public async Task<T> PassUntilAsync<T>(Task<T> done)
    {
        while (true)
        {
            var waiting = _waits.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(done, waiting) == done)
            {
                return await done;
            }
            _waits.Reader.TryRead(out var wait);
            Advance(wait);
        }
    }
}
