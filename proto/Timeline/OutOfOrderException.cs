namespace ElephantBoard.Timeline;

/// <summary>An event does not follow the previous one. The caller should read again from its own place.</summary>
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
