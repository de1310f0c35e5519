using System.Numerics;

namespace ElephantBoard.Engine.Input;

/// <summary>A pinch: two fingers moved.</summary>
/// <param name="Screen">The point between the fingers, in pixels of the window.</param>
/// <param name="By">The movement of that point, in pixels.</param>
/// <param name="Factor">The ratio of the new distance to the old one.</param>
public readonly record struct ZoomEvent(Vector2 Screen, Vector2 By, float Factor);
