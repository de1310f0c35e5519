using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>An elephant of one's own that is still in the pocket, as its author sees it.</summary>
/// <param name="Elephant">The id that it will have when it is poured.</param>
/// <param name="Key">The draft's id, 16 bytes.</param>
/// <param name="Refusal">Why the room does not take it as it is; null: it does, or was not asked yet.</param>
public sealed record Draft(ulong Elephant, ByteString Key, DraftItem Content, DraftState State, Refusal? Refusal);

public enum DraftState
{
    /// <summary>On this client only.</summary>
    Waiting,

    /// <summary>In the hat.</summary>
    Kept,

    /// <summary>Not taken; see <see cref="Draft.Refusal"/>.</summary>
    Refused,
}
