using ElephantBoard.Engine.Input;

namespace ElephantBoard.Desktop;

/// <summary>A key that was pressed.</summary>
/// <param name="Modifier">What it modifies the keys after it with.</param>
/// <param name="Writes">Whether it writes a sign when it is pressed alone.</param>
public readonly record struct Keystroke(Key Key, Modifiers Modifier, bool Writes);
