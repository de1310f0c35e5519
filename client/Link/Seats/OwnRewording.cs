using ElephantBoard.V1;

namespace ElephantBoard.Link.Seats;

/// <summary>The author's view of a new wording that is still in the pocket.</summary>
/// <param name="Refusal">Why the room refused it, or null.</param>
public sealed record OwnRewording(RewordingItem Content, DraftState State, Refusal? Refusal);
