using System.Numerics;

namespace ElephantBoard.Engine.Input;

/// <summary>Two fingers moved.</summary>
/// <param name="Screen">The point between them, in pixels of the window.</param>
/// <param name="By">How that point moved, in pixels.</param>
/// <param name="Factor">How their distance changed.</param>
public readonly record struct ZoomEvent(Vector2 Screen, Vector2 By, float Factor);
