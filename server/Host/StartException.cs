namespace ElephantBoard.Host;

/// <summary>The server cannot start; the message says why and what to do, and is all that its user is shown.</summary>
public sealed class StartException : Exception
{
    public StartException(string message)
        : base(message) { }

    public StartException() { }

    public StartException(string message, Exception inner)
        : base(message, inner) { }
}
