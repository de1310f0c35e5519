using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Timer = ElephantBoard.V1.Timer;

namespace ElephantBoard.Link.Replica;

/// <summary>All known data of a room at one moment. Immutable and thread-safe.</summary>
public sealed record RoomView
{
    /// <summary>The view before any data has arrived.</summary>
    public static readonly RoomView Nothing = new();

    public Room Room { get; init; } = Room.Empty;

    /// <summary>0 if unknown.</summary>
    public ulong Epoch { get; init; }

    public Place Place => new() { Epoch = Epoch, Sequence = Room.Sequence };

    /// <summary>Texts that may be shown, each verified by its id.</summary>
    public ImmutableDictionary<WordingId, string> Wordings { get; init; } =
        ImmutableDictionary<WordingId, string>.Empty;

    public Live Live { get; init; } = new();

    /// <summary>Participants with raised hands, in the order of raising.</summary>
    public IReadOnlyList<uint> Hands => Live.State is { } state ? state.Hands : [];

    /// <summary>The participant who has the floor, or 0.</summary>
    public uint Floor => Live.State?.Floor ?? 0;

    /// <summary>The timer, or null.</summary>
    public Timer? Timer => Live.State?.Timer;

    /// <summary>The elephant on the table, or 0.</summary>
    public ulong OnTable => Live.State?.Table?.Elephant ?? 0;

    /// <summary>Pointers by participant; disconnected people have none.</summary>
    public ImmutableDictionary<uint, Here> Pointers { get; init; } = ImmutableDictionary<uint, Here>.Empty;

    public LinkState Link { get; init; } = LinkState.Connecting;

    /// <summary>The server's limits; the defaults until they are known. Do not change them.</summary>
    public RoomLimits Limits { get; init; } = KnownLimits.Default;

    /// <summary>Returns the view of a checkpoint, or null if its fingerprint is wrong.</summary>
    public static RoomView? Of(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var replica = new RoomReplica();
        return replica.Load(checkpoint) ? replica.View : null;
    }

    /// <summary>Returns the text of a wording, or null if it is not available (hidden, erased, or not received yet).</summary>
    public string? Text(WordingId wording) => Wordings.GetValueOrDefault(wording);
}
