namespace ElephantBoard.Timeline;

/// <summary>An event that does not follow the one before: the holder re-reads from its own place.</summary>
public sealed class OutOfOrderException : Exception
{
    public OutOfOrderException(uint at, uint got)
        : base($"Event {got} does not follow event {at}.") { }

    public OutOfOrderException() { }

    public OutOfOrderException(string message)
        : base(message) { }

    public OutOfOrderException(string message, Exception inner)
        : base(message, inner) { }
}
