using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>
/// The widgets below its object are one stop for Tab: the one that had the focus last. The arrow keys go on from there to
/// the nearest in their direction.
/// </summary>
public sealed class FocusGroup : Behaviour
{
    internal Widget? Last { get; set; }
}
