namespace ElephantBoard.Log;

/// <summary>It is unknown whether a commit was written.</summary>
public sealed class LogUnknownException : Exception
{
    public LogUnknownException(string message, Exception inner)
        : base(message, inner) { }

    public LogUnknownException(string message)
        : base(message) { }

    public LogUnknownException()
        : base("Whether the commit was written is not known.") { }
}
