namespace ElephantBoard.Engine.Painting;

public enum TextAlign
{
    Start,
    Middle,
    End,
}
