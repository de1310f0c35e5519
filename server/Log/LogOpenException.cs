namespace ElephantBoard.Log;

/// <summary>The log cannot be opened. The message contains the problem and what the operator can do.</summary>
public sealed class LogOpenException : Exception
{
    public LogOpenException(string message, Exception inner)
        : base(message, inner) { }

    public LogOpenException(string message)
        : base(message) { }

    public LogOpenException()
        : base("The log cannot be opened.") { }
}
