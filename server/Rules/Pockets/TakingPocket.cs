using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Gives each participant exactly one pocket per round; stored data never connects the two.</summary>
public static class TakingPocket
{
    public static Decision Decide(Room room, PrivateState privateState, TakePocketRequest request, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(privateState);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope.Role is not (Role.Participant or Role.Facilitator or Role.Host))
        {
            return Refusals.Create(RefusalCode.NoPocketForRole);
        }
        if (!privateState.Rounds.TryGetValue(request.Round, out var round))
        {
            return Refusals.Create(RefusalCode.RoundClosed);
        }
        if (!Digest.TryFrom(request.Key.Span, out var key))
        {
            return Refusals.Malformed("key");
        }
        if (!privateState.Credentials.TryGetValue(envelope.By, out var credential))
        {
            return Refusals.Create(RefusalCode.Token);
        }
        var known = round.Pockets.ContainsKey(key);
        if (credential.Taken.Contains(request.Round))
        {
            return known ? Decision.Nothing : Refusals.Create(RefusalCode.PocketTaken);
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
            // A participant who left and came back finds their pocket, under any number. While everyone who took one is here, it
            // is someone else's key: a guess of 256 bits, or a copied secret.
            return privateState.Credentials.Values.Count(each => each.Taken.Contains(request.Round)) < round.Taken
                ? new Decision.Accepted([]) { Changes = [mark] }
                : Refusals.Create(RefusalCode.PocketTaken);
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
