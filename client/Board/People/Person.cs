namespace ElephantBoard.Board.People;

/// <summary>A person as the room shows them.</summary>
/// <param name="Department">0: none.</param>
/// <param name="IsHere">Disconnected people are pale.</param>
public sealed record Person(uint Number, string Name, uint Department, bool IsHere);
