namespace ElephantBoard.Link;

/// <summary>Another window sits on the seat.</summary>
public sealed class SeatInUseException : Exception
{
    public SeatInUseException(string message, Exception inner)
        : base(message, inner) { }

    public SeatInUseException(string message)
        : base(message) { }

    public SeatInUseException()
        : base("The seat is in use.") { }
}
