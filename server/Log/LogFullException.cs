namespace ElephantBoard.Log;

/// <summary>Nothing was written: no space left. Works again by itself once there is.</summary>
public sealed class LogFullException : IOException
{
    public LogFullException(string message, Exception inner)
        : base(message, inner) { }

    public LogFullException(string message)
        : base(message) { }

    public LogFullException()
        : base("No space is left where the log is kept.") { }
}
