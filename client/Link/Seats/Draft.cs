using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>The author's view of an own elephant that is still in the pocket.</summary>
/// <param name="Elephant">The id that it will have when it is poured.</param>
/// <param name="Key">The draft's id, 16 bytes.</param>
/// <param name="Refusal">Why the room refused it, or null.</param>
public sealed record Draft(ulong Elephant, ByteString Key, DraftItem Content, DraftState State, Refusal? Refusal);

public enum DraftState
{
    /// <summary>On this client only.</summary>
    Pending,

    /// <summary>In the hat.</summary>
    Saved,

    /// <summary>Refused; see <see cref="Draft.Refusal"/>.</summary>
    Refused,
}
