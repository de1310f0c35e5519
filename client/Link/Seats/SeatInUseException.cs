namespace ElephantBoard.Link.Seats;

/// <summary>The seat is open in another window.</summary>
public sealed class SeatInUseException : Exception
{
    public SeatInUseException(string message, Exception inner)
        : base(message, inner) { }

    public SeatInUseException(string message)
        : base(message) { }

    public SeatInUseException()
        : base("The seat is in use.") { }
}
