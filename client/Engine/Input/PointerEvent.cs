using System.Numerics;

namespace ElephantBoard.Engine.Input;

/// <summary>A pointer, as one widget sees it.</summary>
public sealed record PointerEvent
{
    /// <summary>In pixels of the window.</summary>
    public required Vector2 Screen { get; init; }

    /// <summary>In units of the widget's layer.</summary>
    public required Vector2 InLayer { get; init; }

    /// <summary>In the widget's own units.</summary>
    public required Vector2 Local { get; init; }

    public PointerButton Button { get; init; }

    public Modifiers Modifiers { get; init; }

    /// <summary>Whether it is a finger.</summary>
    public bool IsTouch { get; init; }

    /// <summary>Click count: 1, 2, 3, … for quick presses at one position.</summary>
    public int Clicks { get; init; } = 1;

    /// <summary>Wheel notches.</summary>
    public Vector2 Wheel { get; init; }
}
