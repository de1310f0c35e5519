namespace ElephantBoard.Rules;

/// <summary>The latest request to be let in as a participant.</summary>
/// <param name="Secret">SHA-256 of the secret of the device that asks.</param>
/// <param name="Number">Shown to the person who asks and to those who lead.</param>
/// <param name="At">Server time in ms since 1970-01-01 UTC.</param>
public sealed record SeatRequest(Digest Secret, uint Number, long At)
{
    /// <summary>Never returns the hash.</summary>
    public override string ToString() => nameof(SeatRequest);
}
