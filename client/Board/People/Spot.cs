using System.Numerics;

namespace ElephantBoard.Board.People;

/// <summary>Where one of the people stands, and how large.</summary>
/// <param name="At">Middle of the shape, room units.</param>
/// <param name="Radius">Of the shape.</param>
/// <param name="NameWidth">Room for the name below it; 0: only initials.</param>
public readonly record struct Spot(Vector2 At, float Radius, float NameWidth);
