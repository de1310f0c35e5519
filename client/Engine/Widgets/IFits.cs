using System.Numerics;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A control that knows the size it needs.</summary>
public interface IFits
{
    Vector2 FittingSize { get; }
}
