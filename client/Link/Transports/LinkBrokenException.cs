namespace ElephantBoard.Link.Transports;

/// <summary>The server could not be reached, or its answer did not arrive. Retrying may work.</summary>
public sealed class LinkBrokenException : Exception
{
    public LinkBrokenException(string message, Exception inner)
        : base(message, inner) { }

    public LinkBrokenException(string message)
        : base(message) { }

    public LinkBrokenException()
        : base("The link to the server broke.") { }

    /// <summary>Something responded, but not as ElephantBoard does: another program or an intermediary.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The cause and what users can do about it; null if it is unknown.</summary>
    public LocalizedMessage? Why { get; init; }

    /// <summary>Returns the message for a user of that server.</summary>
    public LocalizedMessage Explain(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return IsAnswered
            ? LocalizedMessage.Of("reach.other_program", ("server", HttpLine.Named(server)))
            : Why ?? LocalizedMessage.Of("reach.away", ("server", HttpLine.Named(server)));
    }
}
