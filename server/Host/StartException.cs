namespace ElephantBoard.Host;

/// <summary>The server cannot start. The message contains the reason and what to do, and is the only text that the user sees.</summary>
public sealed class StartException : Exception
{
    public StartException(string message)
        : base(message) { }

    public StartException() { }

    public StartException(string message, Exception inner)
        : base(message, inner) { }
}
