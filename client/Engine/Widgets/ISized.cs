using System.Numerics;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A component whose object takes room in a stack.</summary>
public interface ISized
{
    Vector2 Size { get; }
}
