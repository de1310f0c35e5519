using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>
/// Has the files after the pour and, later, the server's secret. Goes back through both write-ahead logs, decrypts every private image with every
/// nonce that is left, and pairs each person who newly took a pocket with the pocket that is new in the same image.
/// </summary>
internal sealed class ImageHistoryGuesser : IGuesser
{
    public string Name => "private images in the files after the pour, with the secret";

    public int[]? Guess(ObservedSession session)
    {
        var participantOf = new Dictionary<ulong, uint>();
        var ownerOf = new Dictionary<string, uint>();
        var (takers, pockets) = (new HashSet<uint>(), new HashSet<string>());
        foreach (var record in StolenImages.Read(session.After, session.Secret, session.Room).Reverse())
        {
            var newTakers = record.Takers.Where(takers.Add).ToList();
            var newPockets = record.Pockets.Select(KeyOf).Where(pockets.Add).ToList();
            if (newTakers is [var taker] && newPockets is [var taken])
            {
                ownerOf[taken] = taker;
            }
            foreach (var pocket in record.Pockets)
            {
                foreach (var item in pocket.Items.Values)
                {
                    participantOf[Secrets.ElephantOf(item.Key.Span)] = ownerOf.GetValueOrDefault(KeyOf(pocket));
                }
            }
        }
        if (participantOf.Count == 0)
        {
            return null;
        }
        var suspects = session.Suspects.ToList();
        return
        [
            .. session.Elephants.Select(elephant =>
                Math.Max(0, suspects.FindIndex(who => who.Id == participantOf.GetValueOrDefault(elephant.Id)))
            ),
        ];
    }

    private static string KeyOf(PocketRecord pocket) => pocket.Key.ToBase64();
}
