namespace ElephantBoard.Log;

/// <summary>Nothing was written, because the disk is full. Writing works again once there is space.</summary>
public sealed class LogFullException : IOException
{
    public LogFullException(string message, Exception inner)
        : base(message, inner) { }

    public LogFullException(string message)
        : base(message) { }

    public LogFullException()
        : base("No space is left where the log is kept.") { }
}
