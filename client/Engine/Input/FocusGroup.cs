using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>
/// The widgets below its object are one stop for Tab: the one that had the focus last. The arrow keys go on from there to
/// the nearest in their direction.
/// </summary>
public sealed class FocusGroup : Behaviour
{
    /// <summary>Where Tab comes in, by whether it goes back; null: to the one that had the focus last.</summary>
    public Func<bool, Widget?>? Entry { get; set; }

    internal Widget? Last { get; set; }
}
