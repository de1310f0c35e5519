using ElephantBoard.Engine.Input;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>A key that was pressed.</summary>
/// <param name="Modifier">The modifier that it is, if any.</param>
/// <param name="Writes">Whether it writes a character when pressed alone.</param>
public readonly record struct Keystroke(Key Key, Modifiers Modifier, bool Writes);
