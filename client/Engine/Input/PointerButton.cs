namespace ElephantBoard.Engine.Input;

public enum PointerButton
{
    Left,
    Right,
    Middle,
}
