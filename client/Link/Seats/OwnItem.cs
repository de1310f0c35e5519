using ElephantBoard.V1;

namespace ElephantBoard.Link.Seats;

/// <summary>A desired item of a pocket and its state.</summary>
/// <param name="Question">Round of the question that it answers; 0 for the hat.</param>
/// <param name="Refusal">Why the room refused it, or null.</param>
public sealed record OwnItem(ulong Question, PocketItem Item, DraftState State, Refusal? Refusal);
