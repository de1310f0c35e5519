using System.Numerics;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A component whose object takes space in a stack.</summary>
public interface ISized
{
    Vector2 Size { get; }
}
