using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>What a frame asks of whoever follows the room.</summary>
internal abstract record Verdict
{
    /// <summary>Read the next one.</summary>
    internal sealed record Onwards : Verdict;

    /// <summary>Something is missing: watch again from the place that is held.</summary>
    internal sealed record WatchAgain : Verdict;

    /// <summary>What is held cannot be continued: fetch a checkpoint and watch from there.</summary>
    internal sealed record FetchAgain : Verdict;

    /// <summary>The server ended the stream.</summary>
    internal sealed record Parted(Bye Bye) : Verdict;

    /// <summary>This build cannot read what the room holds.</summary>
    internal sealed record TooOld : Verdict;

    public static readonly Verdict Next = new Onwards();
    public static readonly Verdict Rewatch = new WatchAgain();
    public static readonly Verdict Refetch = new FetchAgain();
}
