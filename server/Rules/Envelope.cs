using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>What a decision needs and the command does not say.</summary>
/// <param name="By">The participant who asks; 0 when it must not be known (pocket acts).</param>
/// <param name="Role">Theirs.</param>
/// <param name="Now">Server time in ms since 1970, never less than the time of the room's last event.</param>
public sealed record Envelope(uint By, Role Role, long Now, Entropy Entropy, Limits Limits)
{
    /// <summary>The text of a wording of the room; null when it was erased or is not known.</summary>
    public Func<WordingId, string?> TextOf { get; init; } = static _ => null;
}
