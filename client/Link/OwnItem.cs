using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>An item that a seat wants in a pocket, and how it is there.</summary>
/// <param name="Question">Round of the question that it answers; 0: it is for the hat.</param>
/// <param name="Refusal">Why the room does not take it as it is; null: it does, or was not asked yet.</param>
public sealed record OwnItem(ulong Question, PocketItem Item, DraftState State, Refusal? Refusal);
