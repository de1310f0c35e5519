using System.Collections.Immutable;

namespace ElephantBoard.Rules;

/// <summary>What a room knows and sends to nobody. Immutable.</summary>
public sealed record PrivateState
{
    public static readonly PrivateState Empty = new();

    /// <summary>Of those who are in the room.</summary>
    public ImmutableDictionary<uint, Credential> Credentials { get; init; } =
        ImmutableDictionary<uint, Credential>.Empty;

    /// <summary>Display names, to tell look-alikes.</summary>
    public ImmutableDictionary<uint, string> Names { get; init; } = ImmutableDictionary<uint, string>.Empty;
    public ImmutableDictionary<ulong, Digest> Tags { get; init; } = ImmutableDictionary<ulong, Digest>.Empty;
    public Digest HostSecret { get; init; }

    /// <summary>Pockets of the open round.</summary>
    public ImmutableDictionary<Digest, Pocket> Pockets { get; init; } = ImmutableDictionary<Digest, Pocket>.Empty;

    /// <summary>How many pockets of the open round were taken, counted apart from the pockets: the two must agree.</summary>
    public int Taken { get; init; }

    /// <summary>Drafts and rewordings in all pockets.</summary>
    public int Slips { get; init; }

    public PrivateState After(Change change) =>
        change switch
        {
            Change.WordingKept kept when kept.Name != 0 => this with { Names = Names.SetItem(kept.Name, kept.Text) },
            Change.CredentialKept kept => this with
            {
                Credentials = Credentials.SetItem(kept.Participant, kept.Credential),
            },
            Change.CredentialEnded ended => this with { Credentials = Credentials.Remove(ended.Participant) },
            Change.HostSecretKept kept => this with { HostSecret = kept.Hash },
            Change.TagKept kept => this with { Tags = Tags.SetItem(kept.Elephant, kept.Tag) },
            Change.PocketTaken taken => this with
            {
                Pockets = Pockets.SetItem(taken.Key, taken.Pocket),
                Taken = Taken + 1,
            },
            Change.PocketKept kept => this with
            {
                Pockets = Pockets.SetItem(
                    kept.Key,
                    kept.Pocket with
                    {
                        Slips = Pockets.TryGetValue(kept.Key, out var before) ? before.Slips : kept.Pocket.Slips,
                    }
                ),
            },
            Change.SlipKept kept => WithSlip(kept),
            Change.RoundOpened => this with
            {
                Pockets = ImmutableDictionary<Digest, Pocket>.Empty,
                Taken = 0,
                Slips = 0,
                Credentials = Credentials.ToImmutableDictionary(
                    pair => pair.Key,
                    pair => pair.Value with { Taken = [] }
                ),
            },
            _ => this,
        };

    private PrivateState WithSlip(Change.SlipKept kept)
    {
        var before = Pockets[kept.Key];
        var after = before with
        {
            Slips = kept.Slip is null ? before.Slips.Remove(kept.Slot) : before.Slips.SetItem(kept.Slot, kept.Slip),
        };
        return this with
        {
            Pockets = Pockets.SetItem(kept.Key, after),
            Slips = Slips + after.Slips.Count - before.Slips.Count,
        };
    }
}
