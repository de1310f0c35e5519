using System.Security.Cryptography;
using System.Text;

namespace ElephantBoard.Timeline;

/// <summary>
/// Proves that two copies of a room at a place are identical: SHA-256 over the leaves of all entities, sorted by key, where
/// a leaf is SHA-256(key ‖ line feed ‖ canonical text), all UTF-8. Caches leaves, so that a call costs only what changed.
/// Not thread-safe.
/// </summary>
public sealed class Fingerprint
{
    public const int Size = 32;

    private readonly Dictionary<ulong, (Elephant Of, byte[] Leaf)> _elephants = [];
    private readonly Dictionary<uint, (Participant Of, byte[] Leaf)> _participants = [];

    /// <summary>Returns the fingerprint of a room, 32 bytes.</summary>
    public byte[] Of(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var elephants = room.Elephants.Keys.ToArray();
        Array.Sort(elephants);
        foreach (var id in elephants)
        {
            all.AppendData(LeafOf(room.Elephants[id]));
        }
        var participants = room.Participants.Keys.ToArray();
        Array.Sort(participants);
        foreach (var number in participants)
        {
            all.AppendData(LeafOf(room.Participants[number]));
        }
        all.AppendData(Leaf(CanonicalText.RoomKey, CanonicalText.Of(room)));
        return all.GetHashAndReset();
    }

    private byte[] LeafOf(Elephant elephant)
    {
        if (!_elephants.TryGetValue(elephant.Id, out var kept) || !ReferenceEquals(kept.Of, elephant))
        {
            kept = (elephant, Leaf(CanonicalText.Key(elephant), CanonicalText.Of(elephant)));
            _elephants[elephant.Id] = kept;
        }
        return kept.Leaf;
    }

    private byte[] LeafOf(Participant participant)
    {
        if (!_participants.TryGetValue(participant.Number, out var kept) || !ReferenceEquals(kept.Of, participant))
        {
            kept = (participant, Leaf(CanonicalText.Key(participant), CanonicalText.Of(participant)));
            _participants[participant.Number] = kept;
        }
        return kept.Leaf;
    }

    private static byte[] Leaf(string key, string text) => SHA256.HashData(Encoding.UTF8.GetBytes(key + "\n" + text));
}
