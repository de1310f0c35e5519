using System.Globalization;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules;

/// <summary>Pouring the hat: what was private becomes everybody's, and nothing tells whose it was.</summary>
internal static class Revealing
{
    public static Decision Decide(Room room, PrivateState hidden, Reveal command, Envelope envelope)
    {
        if (command.Round != room.Round)
        {
            return Refuse.With(RefusalCode.RoundClosed);
        }
        var pockets = Contributing.Count(room, hidden, int.MaxValue);
        if (room.Anonymous && pockets < envelope.Limits.LeastPoured)
        {
            return Refuse.With(
                RefusalCode.TooFew,
                ("least", envelope.Limits.LeastPoured.ToString(CultureInfo.InvariantCulture))
            );
        }
        if (pockets == 0)
        {
            return Refuse.With(RefusalCode.HatEmpty);
        }
        var slips = hidden.Pockets.Values.SelectMany(pocket =>
            pocket
                .Slips.Values.Where(slip => Contributing.ComesOut(room, slip))
                .Select(slip => (Slip: slip, pocket.Owner))
        );
        // A fixed order before the shuffle: the same seed gives the same pour, whatever order the pockets came in.
        var ordered = slips
            .OrderBy(pair => Contributing.ElephantOf(pair.Slip))
            .ThenBy(pair => Content(pair.Slip), StringComparer.Ordinal)
            .ThenBy(pair => pair.Owner)
            .ToList();
        envelope.Entropy.Shuffle(ordered);
        return Poured(room, ordered, envelope);
    }

    private static string Content(Slip slip) => ((IMessage?)slip.Draft ?? slip.Rewording!).ToByteString().ToBase64();

    private static Decision.Accepted Poured(Room room, List<(Slip Slip, uint Owner)> slips, Envelope envelope)
    {
        var entropy = envelope.Entropy;
        var poured = new HatPoured { Round = room.Round, NextRound = entropy.NextId() };
        var changes = new List<Change>();
        var tags = new List<Change>();
        var seen = new HashSet<ulong>();
        var drafts = slips.Where(pair => pair.Slip.Draft is not null).ToList();
        var places = Scatter.Places(drafts.Count, entropy);
        foreach (var ((slip, owner), (x, y)) in drafts.Zip(places))
        {
            var draft = slip.Draft!;
            var id = Secrets.ElephantOf(draft.Draft.Span);
            if (!seen.Add(id))
            {
                continue;
            }
            var wording = Wordings.Keep(draft.Text, entropy);
            changes.Add(wording);
            tags.Add(new Change.TagKept(id, Digest.From(draft.Tag.Span)));
            poured.Elephants.Add(
                new PouredElephant
                {
                    Elephant = id,
                    Wording = wording.Id.ToByteString(),
                    Hurts = draft.Hurts,
                    Between = draft.Between,
                    X = x,
                    Y = y,
                    Colour = (uint)entropy.Next(Scatter.Colours) + 1,
                    Author = room.Anonymous ? 0 : owner,
                }
            );
        }
        foreach (var rewording in slips.Select(pair => pair.Slip.Rewording).OfType<KeepRewording>())
        {
            if (!seen.Add(rewording.Elephant))
            {
                continue;
            }
            var elephant = room.Elephants[rewording.Elephant];
            var wording = Wordings.Keep(rewording.Text, entropy);
            changes.Add(wording);
            changes.Add(new Change.WordingErased(elephant.Wording));
            poured.Rewordings.Add(new Rewording { Elephant = elephant.Id, Wording = wording.Id.ToByteString() });
        }
        changes.AddRange(tags);
        changes.Add(new Change.RoundOpened(poured.NextRound, room.Round));
        return new([new Event { By = envelope.By, HatPoured = poured }]) { Changes = changes };
    }
}
