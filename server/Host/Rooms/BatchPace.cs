namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Decides when a room's next batch may start. One commit and one write per client cost the same for one change as for many, so a busy
/// room waits a moment for more of them; a quiet one does not wait.
/// </summary>
internal sealed class BatchPace
{
    /// <summary>Shortest time between the starts of two batches of a busy room.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(4);

    /// <summary>Longest time between the starts of two batches.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(33);

    /// <summary>A room whose batches are further apart than this is not busy.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(6);

    private const double WeightOfLast = 0.2;
    private const double PacePerDelay = 4;

    private TimeSpan _average = Longest;
    private TimeSpan _started = -Longest;

    /// <summary>Records that a batch starts.</summary>
    /// <param name="now">Running time, from any origin.</param>
    public void Start(TimeSpan now)
    {
        var last = now - _started < Longest ? now - _started : Longest;
        _average += WeightOfLast * (last - _average);
        _started = now;
    }

    /// <summary>Returns the earliest start of the next batch.</summary>
    /// <param name="delay">How late the process runs what is due: a measure of its shortage of processor time.</param>
    public TimeSpan Next(TimeSpan delay)
    {
        if (_average > Quiet && delay < Quiet)
        {
            return _started;
        }
        var pace = Shortest + PacePerDelay * delay;
        return _started + (pace < Longest ? pace : Longest);
    }
}
