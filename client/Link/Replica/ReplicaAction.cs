using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>The next action after a frame.</summary>
internal abstract record ReplicaAction
{
    /// <summary>Read the next frame.</summary>
    internal sealed record Continue : ReplicaAction;

    /// <summary>An event is missing: watch again from the current place.</summary>
    internal sealed record Resubscribe : ReplicaAction;

    /// <summary>The copy cannot continue: fetch a checkpoint and watch from there.</summary>
    internal sealed record Resync : ReplicaAction;

    /// <summary>The server ended the stream.</summary>
    internal sealed record Disconnected(Bye Bye) : ReplicaAction;

    /// <summary>This build cannot read the room.</summary>
    internal sealed record UpgradeRequired : ReplicaAction;

    public static readonly ReplicaAction Next = new Continue();
    public static readonly ReplicaAction Rewatch = new Resubscribe();
    public static readonly ReplicaAction Refetch = new Resync();
}
