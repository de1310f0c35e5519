using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>The next action after a frame.</summary>
internal abstract record Verdict
{
    /// <summary>Read the next frame.</summary>
    internal sealed record Onwards : Verdict;

    /// <summary>An event is missing: watch again from the current place.</summary>
    internal sealed record WatchAgain : Verdict;

    /// <summary>The copy cannot continue: fetch a checkpoint and watch from there.</summary>
    internal sealed record FetchAgain : Verdict;

    /// <summary>The server ended the stream.</summary>
    internal sealed record Parted(Bye Bye) : Verdict;

    /// <summary>This build cannot read the room.</summary>
    internal sealed record TooOld : Verdict;

    public static readonly Verdict Next = new Onwards();
    public static readonly Verdict Rewatch = new WatchAgain();
    public static readonly Verdict Refetch = new FetchAgain();
}
