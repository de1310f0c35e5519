using System.Globalization;
using ElephantBoard.Timeline;
using Timer = ElephantBoard.V1.Timer;

namespace ElephantBoard.Board.Timers;

/// <summary>The text of the timer.</summary>
internal static class TimerWords
{
    /// <summary>Returns how a timer is; null: there is none.</summary>
    /// <param name="now">Server time.</param>
    public static TimerState? Of(Timer? timer, DateTimeOffset now)
    {
        if (timer is null)
        {
            return null;
        }

        var isPaused = timer.Ends == 0;
        var left = isPaused ? timer.Left : timer.Ends - now.ToUnixTimeMilliseconds();
        if (!isPaused && left <= 0)
        {
            return new(Sentences.English["timer.over"], IsOver: true, IsPaused: false);
        }

        // Rounded up: a timer of a minute begins with 1:00.
        var time = TimeSpan.FromSeconds((left + 999) / 1000);
        var format = time >= TimeSpan.FromHours(1) ? @"h\:mm\:ss" : @"m\:ss";
        var words = time.ToString(format, CultureInfo.InvariantCulture);
        return new(isPaused ? Sentences.English.Say("timer.paused", ("time", words)) : words, IsOver: false, isPaused);
    }
}

/// <summary>How a timer is.</summary>
/// <param name="Words">For example "3:59".</param>
public sealed record TimerState(string Words, bool IsOver, bool IsPaused);
