namespace ElephantBoard.Link;

/// <summary>The server could not be reached, or its answer did not arrive. The same again may work.</summary>
public sealed class LinkBrokenException : Exception
{
    public LinkBrokenException(string message, Exception inner)
        : base(message, inner) { }

    public LinkBrokenException(string message)
        : base(message) { }

    public LinkBrokenException()
        : base("The link to the server broke.") { }

    /// <summary>Somebody answered, but not as ElephantBoard does: another program, or something in between.</summary>
    public bool IsAnswered { get; init; }
}
