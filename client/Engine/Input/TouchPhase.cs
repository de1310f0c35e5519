namespace ElephantBoard.Engine.Input;

public enum TouchPhase
{
    Began,
    Moved,
    Ended,
}
