namespace ElephantBoard.Board.People;

/// <summary>What the room shows of one of its people.</summary>
/// <param name="Department">0: none.</param>
/// <param name="IsHere">Who is away is pale.</param>
public sealed record Person(uint Number, string Name, uint Department, bool IsHere);
