using System.Collections.Immutable;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>The pockets of one open round.</summary>
public sealed record Round
{
    public static readonly Round Empty = new();

    public ImmutableDictionary<Digest, Pocket> Pockets { get; init; } = ImmutableDictionary<Digest, Pocket>.Empty;

    /// <summary>Number of pockets that were taken, counted separately from the pockets: the two must agree.</summary>
    public int Taken { get; init; }

    /// <summary>Number of items in all pockets.</summary>
    public int Items { get; init; }

    public override string ToString() => "round";

    internal Round Taking(Digest key, Pocket pocket) =>
        this with
        {
            Pockets = Pockets.SetItem(key, pocket),
            Taken = Taken + 1,
        };

    /// <summary>Returns the round with the pocket's new state, which keeps the items that it had.</summary>
    internal Round Keeping(Digest key, Pocket pocket) =>
        this with
        {
            Pockets = Pockets.SetItem(key, pocket with { Items = Pockets[key].Items }),
        };

    internal Round Keeping(Digest key, byte slot, PocketItem? item)
    {
        var before = Pockets[key];
        var items = item is null ? before.Items.Remove(slot) : before.Items.SetItem(slot, item);
        return this with
        {
            Pockets = Pockets.SetItem(key, before with { Items = items }),
            Items = Items + items.Count - before.Items.Count,
        };
    }
}
