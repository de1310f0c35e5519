namespace ElephantBoard.Host.Rooms;

/// <summary>SHA-256 of what a caller may prove before they are in a room. Each is empty if there is none.</summary>
/// <param name="Secret">The secret of their token.</param>
/// <param name="Host">The secret of the host link.</param>
/// <param name="Ticket">The ticket of a link to a seat.</param>
[GenerateSerializer, Immutable]
public readonly record struct JoinProof(byte[] Secret, byte[] Host, byte[] Ticket)
{
    public static readonly JoinProof None = new([], [], []);

    /// <summary>Never contains the hashes.</summary>
    public override string ToString() => "proof";
}
