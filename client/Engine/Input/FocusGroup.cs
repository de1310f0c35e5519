using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Input;

/// <summary>
/// Makes the widgets below its object one stop for Tab: the one that had the focus last. From there the arrow keys go to
/// the nearest in their direction.
/// </summary>
public sealed class FocusGroup : Behaviour
{
    /// <summary>Chooses the entry widget, by whether Tab goes backward; null: the one that had the focus last.</summary>
    public Func<bool, Widget?>? Entry { get; set; }

    internal Widget? Last { get; set; }
}
