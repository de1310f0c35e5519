using ElephantBoard.Engine.Input;

namespace ElephantBoard.Engine.Loop;

/// <summary>Where a scene is seen and where input comes from. Called on the update thread only.</summary>
public interface IWindow : IClipboard
{
    /// <summary>In pixels.</summary>
    int Width { get; }

    int Height { get; }

    /// <summary>Pixels a unit, as the system or the user says.</summary>
    float Scale { get; }

    bool IsFocused { get; }

    /// <summary>Whether somebody wants it closed.</summary>
    bool ShouldClose { get; }

    /// <summary>
    /// Adds what happened since the poll before. Called exactly once between two updates.
    /// </summary>
    void Poll(ICollection<InputEvent> into);

    /// <summary>Called between the parts of a turn, so that nothing is lost while it takes long: takes in what happened until now. The
    /// next poll brings it.</summary>
    void Gather();

    void Show(PointerShape shape);
}
