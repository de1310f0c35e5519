using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>The input of a decision besides the command.</summary>
/// <param name="By">The participant; 0 if it must not be known (pocket commands).</param>
/// <param name="Role">The participant's role.</param>
/// <param name="Now">Server time in ms since 1970-01-01 UTC, at least the time of the room's last event.</param>
public sealed record Envelope(uint By, Role Role, long Now, Entropy Entropy, Limits Limits)
{
    /// <summary>Returns the text of a wording, or null if it was erased or is unknown.</summary>
    public Func<WordingId, string?> TextOf { get; init; } = static _ => null;

    /// <summary>Returns whether no device of a participant was connected in the last minutes (<see cref="Limits.Away"/>).</summary>
    public Func<uint, bool> IsAway { get; init; } = static _ => false;
}
