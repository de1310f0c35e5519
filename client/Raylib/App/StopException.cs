namespace ElephantBoard.Raylib.App;

/// <summary>The program cannot go on. The message tells the user why and what to do.</summary>
public sealed class StopException : Exception
{
    public StopException(string sentence)
        : base(sentence) { }

    public StopException(string sentence, Exception inner)
        : base(sentence, inner) { }

    public StopException() { }
}
