namespace ElephantBoard.Board.Scenery;

/// <summary>The visible state of an elephant on the porch.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Decision">What was decided about it; empty if its text may not be shown.</param>
public sealed record PorchFace(ulong Id, string Text, string Decision, uint Colour);
