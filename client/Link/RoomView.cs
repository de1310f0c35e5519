using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>Everything that is known of a room at one moment. Immutable: may be held and read from any thread.</summary>
public sealed record RoomView
{
    /// <summary>Before anything is known.</summary>
    public static readonly RoomView Nothing = new();

    public Room Room { get; init; } = Room.Empty;

    /// <summary>0: not known.</summary>
    public ulong Epoch { get; init; }

    public Place Place => new() { Epoch = Epoch, Sequence = Room.Sequence };

    /// <summary>Texts that may be seen, each proved by its id.</summary>
    public ImmutableDictionary<WordingId, string> Wordings { get; init; } =
        ImmutableDictionary<WordingId, string>.Empty;

    public Live Live { get; init; } = new();

    /// <summary>Where people point, by participant; who is away has none.</summary>
    public ImmutableDictionary<uint, Here> Pointers { get; init; } = ImmutableDictionary<uint, Here>.Empty;

    public LinkState Link { get; init; } = LinkState.Arriving;

    /// <summary>What the room's server accepts; the defaults until it was asked. Not to be changed.</summary>
    public RoomLimits Limits { get; init; } = KnownLimits.Default;

    /// <summary>A room that stands still at a checkpoint; null when it does not prove itself.</summary>
    public static RoomView? Of(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var replica = new RoomReplica();
        return replica.Load(checkpoint) ? replica.View : null;
    }

    /// <summary>The text of a wording; null when it is not here (hidden, erased, or not come yet).</summary>
    public string? Text(WordingId wording) => Wordings.GetValueOrDefault(wording);
}
