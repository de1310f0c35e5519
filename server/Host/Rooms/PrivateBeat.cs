namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Schedules a room's private writes: at multiples of a period after the room was loaded, as long as anybody was active in the last
/// minute, whether there is anything to write or not. So neither the files nor response times reveal when somebody wrote.
/// Runs on the grain's scheduler.
/// </summary>
/// <param name="period">Zero means that private commands are written at once.</param>
/// <param name="write">Writes the private state with all commands that wait for it. The next beat starts after it completes.</param>
internal sealed class PrivateBeat(TimeProvider clock, TimeSpan period, Func<Task> write) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly long _start = clock.GetTimestamp();
    private long _lastActive;
    private bool _running;

    public bool IsOff => period <= TimeSpan.Zero;

    /// <summary>Records that somebody was active, privately or publicly.</summary>
    public void Touch()
    {
        _lastActive = clock.GetTimestamp();
        if (!IsOff && !_running && !_ended.IsCancellationRequested)
        {
            _running = true;
            _ = RunAsync();
        }
    }

    /// <summary>Stops the beat.</summary>
    public void Dispose() => _ended.Cancel();

    /// <summary>Returns whole milliseconds, rounded up: a timer truncates fractions, and would fire too early.</summary>
    private TimeSpan UntilNext()
    {
        var left = period.Ticks - clock.GetElapsedTime(_start).Ticks % period.Ticks;
        return TimeSpan.FromMilliseconds(Math.Ceiling(TimeSpan.FromTicks(left).TotalMilliseconds));
    }

    private async Task RunAsync()
    {
        try
        {
            do
            {
                await Task.Delay(UntilNext(), clock, _ended.Token);
                await write();
            } while (clock.GetElapsedTime(_lastActive) < Rest);
        }
        catch (OperationCanceledException)
        {
            // The room deactivates.
        }
        finally
        {
            _running = false;
        }
    }
}
