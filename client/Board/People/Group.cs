namespace ElephantBoard.Board.People;

/// <summary>A department in the legend, and below it its people where they stand before the wall.</summary>
/// <param name="X">Left end, room units.</param>
/// <param name="Here">How many of it are in the room.</param>
public readonly record struct Group(uint Department, float X, float Width, int Here);
