namespace ElephantBoard.Host.Rooms;

/// <summary>
/// When a room writes what is private: at multiples of a period since it was loaded, as long as anybody was active in the last
/// minute, whether there is something to write or not. So neither the files nor anybody's waiting tells when something was written.
/// Runs on the room's own thread of control.
/// </summary>
/// <param name="period">Zero: private commands are written at once.</param>
/// <param name="write">Writes the private state with all that waits for it; the next beat comes after it.</param>
internal sealed class PrivateBeat(TimeProvider clock, TimeSpan period, Func<Task> write) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly long _start = clock.GetTimestamp();
    private long _lastActive;
    private bool _running;

    public bool IsOff => period <= TimeSpan.Zero;

    /// <summary>Somebody did something, private or not.</summary>
    public void Touch()
    {
        _lastActive = clock.GetTimestamp();
        if (!IsOff && !_running && !_ended.IsCancellationRequested)
        {
            _running = true;
            _ = RunAsync();
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose() => _ended.Cancel();

    /// <summary>In whole milliseconds, rounded up: a timer cuts the rest off, and would come before its time.</summary>
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
            // The room goes.
        }
        finally
        {
            _running = false;
        }
    }
}
