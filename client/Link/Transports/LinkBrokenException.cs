namespace ElephantBoard.Link.Transports;

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

    /// <summary>What people can do about it; null: nothing is known but that it broke.</summary>
    public LocalizedMessage? Why { get; init; }

    /// <summary>What to say of it to somebody who asks that server.</summary>
    public LocalizedMessage Explain(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return IsAnswered
            ? LocalizedMessage.Of("reach.other_program", ("server", HttpLine.Named(server)))
            : Why ?? LocalizedMessage.Of("reach.away", ("server", HttpLine.Named(server)));
    }
}
