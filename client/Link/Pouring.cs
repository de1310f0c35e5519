using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>Pours the hat the way a server with a countdown wants it.</summary>
public static class Pouring
{
    // Clocks tick in steps: a Reveal that arrives in the last millisecond of the countdown would be refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    /// <summary>Announces the pour, waits for the end of its countdown, and sends Reveal, unless the pour was stopped.</summary>
    /// <param name="countdown">Zero: the pour needs no announcement.</param>
    /// <returns>The answer to the last command that was sent.</returns>
    public static async Task<Answer> PourAsync(
        this Seat seat,
        ulong round,
        TimeSpan countdown,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(seat);
        if (countdown > TimeSpan.Zero)
        {
            var announced = await seat.DoAsync(
                new() { AnnouncePour = new() { Round = round } },
                null,
                cancellationToken
            );
            if (announced.Refusal is not null)
            {
                return announced;
            }
            await Task.Delay(countdown + Margin, seat.Time, cancellationToken);
            if (seat.Room.Now.Live.Pour?.Round != round)
            {
                return announced;
            }
        }
        return await seat.DoAsync(new() { Reveal = new() { Round = round } }, null, cancellationToken);
    }
}
