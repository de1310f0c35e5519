using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Pours the hat: private drafts become public, without any trace of their authors.</summary>
internal static class Revealing
{
    public static Decision Decide(Room room, PrivateState privateState, Reveal command, Envelope envelope)
    {
        if (command.Round != room.Round)
        {
            return Refusals.Create(RefusalCode.RoundClosed);
        }
        if (envelope.Limits.PourCountdown > TimeSpan.Zero)
        {
            if (!privateState.Pour.Announces(room.Round, envelope.Now) || envelope.Now < privateState.Pour.At)
            {
                return Refusals.Create(RefusalCode.PourNotDue);
            }
        }
        else if (Announcing.Pauses(privateState, envelope) is { } pause)
        {
            return pause;
        }
        if (Announcing.MayNotPour(room, privateState, envelope) is { } refused)
        {
            return refused;
        }
        return Poured(room, Shuffled(room, privateState, envelope.Entropy), envelope);
    }

    private static List<(PocketItem Item, uint Owner)> Shuffled(Room room, PrivateState privateState, Entropy entropy)
    {
        var items = privateState
            .RoundOf(room.Round)
            .Pockets.Values.SelectMany(pocket =>
                pocket
                    .Items.Values.Where(item => Contributing.Contributes(room, item))
                    .Select(item => (Item: item, pocket.Owner))
            );
        // A fixed order before the shuffle makes the pour depend only on the seed, not on the order of the pockets.
        var ordered = items
            .OrderBy(pair => ItemKinds.OfHat(pair.Item).ElephantOf(pair.Item))
            .ThenBy(pair => pair.Item.ToByteString().ToBase64(), StringComparer.Ordinal)
            .ThenBy(pair => pair.Owner)
            .ToList();
        entropy.Shuffle(ordered);
        return ordered;
    }

    private static Decision.Accepted Poured(Room room, List<(PocketItem Item, uint Owner)> items, Envelope envelope)
    {
        var landing = items.Count(pair => ItemKinds.OfHat(pair.Item).Lands);
        var pour = new Pour(room, landing, envelope.Entropy);
        foreach (var (item, owner) in items)
        {
            ItemKinds.OfHat(item).Pour(pour, item, owner);
        }
        return new([new Event { By = envelope.By, HatPoured = pour.Event }])
        {
            Changes = [.. pour.Changes, Announcing.Pause(envelope)],
        };
    }
}
