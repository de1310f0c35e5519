namespace ElephantBoard.Desktop;

/// <summary>Why this program cannot go on, and what to do, in a sentence for people.</summary>
public sealed class StopException : Exception
{
    public StopException(string sentence)
        : base(sentence) { }

    public StopException(string sentence, Exception inner)
        : base(sentence, inner) { }

    public StopException() { }
}
