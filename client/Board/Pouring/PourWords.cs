using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Pouring;

/// <summary>The text of the countdown.</summary>
internal static class PourWords
{
    /// <param name="pour">Null: none is announced.</param>
    /// <param name="now">Server time.</param>
    /// <returns>Empty: nothing is shown.</returns>
    public static string Of(PourAnnounced? pour, DateTimeOffset now)
    {
        if (pour is null)
        {
            return "";
        }

        var left = DateTimeOffset.FromUnixTimeMilliseconds(pour.At) - now;
        return left > TimeSpan.Zero
            ? Sentences.English.Say("pour.in", ("n", (int)Math.Ceiling(left.TotalSeconds)))
            : Sentences.English["pour.now"];
    }
}
