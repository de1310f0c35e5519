namespace ElephantBoard.Board.People;

/// <summary>A department in the legend, with its people below it when they are along the wall.</summary>
/// <param name="X">Left end, room units.</param>
/// <param name="Here">Number of its people in the room.</param>
public readonly record struct Group(uint Department, float X, float Width, int Here);
