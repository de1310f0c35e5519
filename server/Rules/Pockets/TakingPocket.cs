using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Gives each participant exactly one pocket per round; stored data never connects the two.</summary>
public static class TakingPocket
{
    public static Decision Decide(Room room, PrivateState hidden, TakePocketRequest request, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope.Role is not (Role.Participant or Role.Facilitator or Role.Host))
        {
            return Refuse.With(RefusalCode.NoPocketForRole);
        }
        if (!hidden.Rounds.TryGetValue(request.Round, out var round))
        {
            return Refuse.With(RefusalCode.RoundClosed);
        }
        if (!Digest.TryFrom(request.Key.Span, out var key))
        {
            return Refuse.Malformed("key");
        }
        if (!hidden.Credentials.TryGetValue(envelope.By, out var credential))
        {
            return Refuse.With(RefusalCode.Token);
        }
        var known = round.Pockets.ContainsKey(key);
        if (credential.Taken.Contains(request.Round))
        {
            return known ? Decision.Nothing : Refuse.With(RefusalCode.PocketTaken);
        }
        var mark = new Change.CredentialKept(
            envelope.By,
            credential with
            {
                Taken = credential.Taken.Add(request.Round),
            }
        );
        if (known)
        {
            // Whoever left and came back finds their pocket, under whatever number. While everyone who took one is here, it
            // is someone else's key: a guess of 256 bits, or a copied secret.
            return hidden.Credentials.Values.Count(each => each.Taken.Contains(request.Round)) < round.Taken
                ? new Decision.Accepted([]) { Changes = [mark] }
                : Refuse.With(RefusalCode.PocketTaken);
        }
        // Only items of a named room's hat have an author. Answers have none in any room.
        var isNamed = !room.Anonymous && request.Round == room.Round;
        return new Decision.Accepted([])
        {
            Changes =
            [
                mark,
                new Change.PocketTaken(request.Round, key, Pocket.Empty with { Owner = isNamed ? envelope.By : 0 }),
            ],
        };
    }
}
