using System.Numerics;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A control that knows its preferred size.</summary>
public interface IFits
{
    Vector2 FittingSize { get; }
}
