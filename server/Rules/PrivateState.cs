using System.Collections.Immutable;
using System.Diagnostics;
using ElephantBoard.Rules.Pockets;

namespace ElephantBoard.Rules;

/// <summary>The state of a room that is sent to nobody. Immutable.</summary>
public sealed record PrivateState
{
    public static readonly PrivateState Empty = new();

    /// <summary>The credentials of current participants.</summary>
    public ImmutableDictionary<uint, Credential> Credentials { get; init; } =
        ImmutableDictionary<uint, Credential>.Empty;

    /// <summary>Display names, for detecting look-alikes.</summary>
    public ImmutableDictionary<uint, string> Names { get; init; } = ImmutableDictionary<uint, string>.Empty;
    public ImmutableDictionary<ulong, Digest> Tags { get; init; } = ImmutableDictionary<ulong, Digest>.Empty;
    public Digest HostSecret { get; init; }

    /// <summary>The open rounds: the hat's, and the open question's if there is one.</summary>
    public ImmutableDictionary<ulong, Round> Rounds { get; init; } = ImmutableDictionary<ulong, Round>.Empty;

    /// <summary>Returns an open round, or a round without pockets when it is not open.</summary>
    public Round RoundOf(ulong round) => Rounds.GetValueOrDefault(round, Round.Empty);

    /// <summary>The announced pour. Live: it is not stored.</summary>
    public PourPlan Pour { get; init; } = PourPlan.None;

    /// <summary>The live state, which is sent to everyone but is in no event. Do not change it.</summary>
    public V1.LiveState Live { get; init; } = new();

    public override string ToString() => "private state";

    public PrivateState After(Change change) =>
        change switch
        {
            Change.WordingKept { Name: 0 } or Change.WordingErased => this,
            Change.WordingKept kept => this with { Names = Names.SetItem(kept.Name, kept.Text) },
            Change.CredentialKept kept => this with
            {
                Credentials = Credentials.SetItem(kept.Participant, kept.Credential),
            },
            Change.CredentialEnded ended => this with { Credentials = Credentials.Remove(ended.Participant) },
            Change.HostSecretKept kept => this with { HostSecret = kept.Hash },
            Change.TagKept kept => this with { Tags = Tags.SetItem(kept.Elephant, kept.Tag) },
            Change.PocketTaken taken => With(taken.Round, round => round.Taking(taken.Key, taken.Pocket)),
            Change.PocketKept kept => With(kept.Round, round => round.Keeping(kept.Key, kept.Pocket)),
            Change.ItemKept kept => With(kept.Round, round => round.Keeping(kept.Key, kept.Slot, kept.Item)),
            Change.PourPlanned planned => this with { Pour = planned.Plan },
            Change.LiveSet set => this with { Live = set.State },
            Change.RoundOpened opened => this with { Rounds = Rounds.Add(opened.Round, Round.Empty) },
            Change.RoundClosed closed => Without(closed.Round),
            _ => throw new UnreachableException($"{change?.GetType().Name} changes nothing here."),
        };

    private PrivateState With(ulong round, Func<Round, Round> change) =>
        this with
        {
            Rounds = Rounds.SetItem(round, change(Rounds[round])),
        };

    private PrivateState Without(ulong round) =>
        this with
        {
            Rounds = Rounds.Remove(round),
            Credentials = Credentials.SetItems(
                Credentials
                    .Where(pair => pair.Value.Taken.Contains(round))
                    .Select(pair =>
                        KeyValuePair.Create(pair.Key, pair.Value with { Taken = pair.Value.Taken.Remove(round) })
                    )
            ),
        };
}
