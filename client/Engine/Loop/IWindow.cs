using ElephantBoard.Engine.Input;

namespace ElephantBoard.Engine.Loop;

/// <summary>The output and the input of a scene. Called only on the update thread.</summary>
public interface IWindow : IClipboard
{
    /// <summary>In pixels.</summary>
    int Width { get; }

    int Height { get; }

    /// <summary>Pixels per unit, from the system or the user.</summary>
    float Scale { get; }

    bool IsFocused { get; }

    /// <summary>Whether closing was requested.</summary>
    bool ShouldClose { get; }

    /// <summary>
    /// Adds the input since the previous poll. Called exactly once between two updates.
    /// </summary>
    void Poll(ICollection<InputEvent> into);

    /// <summary>Called between the parts of a long tick, so that no input is lost: collects the input until now. The
    /// next poll returns it.</summary>
    void Gather();

    void Show(PointerShape shape);
}
