namespace ElephantBoard.Engine.Input;

[Flags]
public enum Modifiers
{
    None = 0,
    Shift = 1,

    /// <summary>Control, or Command on a Mac.</summary>
    Control = 2,
    Alt = 4,
}
