using System.Numerics;

namespace ElephantBoard.Board.People;

/// <summary>Position and size of a person.</summary>
/// <param name="At">Middle of the shape, room units.</param>
/// <param name="Radius">Radius of the shape.</param>
/// <param name="NameWidth">Width of the name below it; 0: only initials.</param>
public readonly record struct Spot(Vector2 At, float Radius, float NameWidth);
