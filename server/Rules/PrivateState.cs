using System.Collections.Immutable;
using System.Diagnostics;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Rules.Text;

namespace ElephantBoard.Rules;

/// <summary>The state of a room that is sent to nobody. Immutable.</summary>
public sealed record PrivateState
{
    public static readonly PrivateState Empty = new();

    /// <summary>The credentials of current participants.</summary>
    public ImmutableDictionary<uint, Credential> Credentials { get; init; } =
        ImmutableDictionary<uint, Credential>.Empty;

    /// <summary>The credentials of participants who were removed, and not readmitted.</summary>
    public ImmutableDictionary<uint, Credential> Blocked { get; init; } = ImmutableDictionary<uint, Credential>.Empty;

    /// <summary>Requests to be let in, by participant. Live: they are not stored.</summary>
    public ImmutableDictionary<uint, SeatRequest> Requests { get; init; } =
        ImmutableDictionary<uint, SeatRequest>.Empty;

    /// <summary>Seats that their participants offer to another device. Live: they are not stored.</summary>
    public ImmutableDictionary<uint, SeatOffer> Offers { get; init; } = ImmutableDictionary<uint, SeatOffer>.Empty;

    /// <summary>Display names, for detecting look-alikes.</summary>
    public ImmutableDictionary<uint, string> Names { get; init; } = ImmutableDictionary<uint, string>.Empty;

    /// <summary>How the names look.</summary>
    public ImmutableDictionary<uint, LookAlike> Looks { get; init; } = ImmutableDictionary<uint, LookAlike>.Empty;
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
            Change.WordingKept kept => Named(kept.Name, kept.Text),
            Change.CredentialKept kept => With(kept),
            Change.CredentialEnded ended => Ended(ended.Participant),
            Change.CredentialBlocked blocked => Ended(blocked.Participant) with
            {
                Blocked = Blocked.SetItem(blocked.Participant, blocked.Credential),
            },
            Change.SeatAsked asked => this with { Requests = Requests.SetItem(asked.Participant, asked.Request) },
            Change.SeatOffered offered => this with { Offers = Offers.SetItem(offered.Participant, offered.Offer) },
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

    /// <summary>Returns the state with a participant's name.</summary>
    public PrivateState Named(uint participant, string name) =>
        this with
        {
            Names = Names.SetItem(participant, name),
            Looks = Looks.SetItem(participant, LookAlike.Of(name)),
        };

    private PrivateState With(Change.CredentialKept kept)
    {
        var next = this with
        {
            Credentials = Credentials.SetItem(kept.Participant, kept.Credential),
            Blocked = Blocked.Remove(kept.Participant),
        };
        // Another device has the seat: what was asked and offered before is settled.
        return Credentials.TryGetValue(kept.Participant, out var before) && before.Secret == kept.Credential.Secret
            ? next
            : next with
            {
                Requests = Requests.Remove(kept.Participant),
                Offers = Offers.Remove(kept.Participant),
            };
    }

    private PrivateState Ended(uint participant) =>
        this with
        {
            Credentials = Credentials.Remove(participant),
            Requests = Requests.Remove(participant),
            Offers = Offers.Remove(participant),
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
