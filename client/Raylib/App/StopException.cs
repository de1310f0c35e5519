namespace ElephantBoard.Raylib.App;

/// <summary>Thrown when the program cannot continue. The message explains why and what to do.</summary>
public sealed class StopException : Exception
{
    public StopException(string sentence)
        : base(sentence) { }

    public StopException(string sentence, Exception inner)
        : base(sentence, inner) { }

    public StopException() { }
}
