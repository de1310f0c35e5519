using System.Collections.Immutable;
using System.Numerics;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Pocket = ElephantBoard.Rules.Pockets.Pocket;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Serializes the private state of one open round for the log: all pockets, and who has taken one, in one encrypted image that is created
/// again at each commit. Two images differ throughout, whatever changed between them, and their size grows in large steps. So copies
/// of the files do not connect a pocket to a person, and do not reveal the number of texts.
/// </summary>
internal static class RoundImage
{
    /// <summary>Smallest size in bytes, before encryption.</summary>
    private const int MinSize = 1 << 13;

    /// <summary>Bytes reserved for each pocket from the start: four ordinary texts and their ids.</summary>
    private const int PocketSize = 1 << 10;

    private const int LengthSize = 4;

    public static PrivateImage Seal(HatCipher cipher, PrivateState state)
    {
        var round = state.RoundOf(cipher.Round);
        var record = new RoundRecord { Taken = (uint)round.Taken };
        // Both lists are in ascending order, so that the order of one reveals nothing about the other.
        record.Takers.Add(
            state.Credentials.Where(pair => pair.Value.Taken.Contains(cipher.Round)).Select(pair => pair.Key).Order()
        );
        var pockets = round.Pockets.Select(pair => ToRecord(pair.Key, pair.Value));
        record.Pockets.Add(pockets.OrderBy(pocket => pocket.Key.ToBase64(), StringComparer.Ordinal));
        var content = record.ToByteArray();
        return new PrivateImage(cipher.Round, cipher.Seal(content, SizeFor(content.Length, round.Taken)));
    }

    /// <summary>Returns the state with this round added.</summary>
    /// <param name="image">Null if nobody has taken a pocket yet.</param>
    /// <exception cref="DamagedRoomException">The stored data is inconsistent.</exception>
    public static PrivateState Open(HatCipher cipher, ReadOnlyMemory<byte>? image, PrivateState state)
    {
        state = state.After(new Change.RoundOpened(cipher.Round));
        if (image is not { } stored)
        {
            return state;
        }
        var record = RoundRecord.Parser.ParseFrom(cipher.Open(stored.Span));
        if (record.Taken != record.Pockets.Count)
        {
            throw new DamagedRoomException($"{record.Taken} pockets were taken, {record.Pockets.Count} are there.");
        }
        foreach (var taker in record.Takers)
        {
            if (state.Credentials.TryGetValue(taker, out var credential))
            {
                credential = credential with { Taken = credential.Taken.Add(cipher.Round) };
                state = state.After(new Change.CredentialKept(taker, credential));
            }
        }
        foreach (var pocket in record.Pockets)
        {
            state = Open(cipher.Round, pocket, state);
        }
        return state;
    }

    private static PrivateState Open(ulong round, PocketRecord record, PrivateState state)
    {
        var key = Digest.From(record.Key.Span);
        var pocket = new Pocket(record.Counter, Digest.From(record.Content.Span), record.Owner);
        state = state.After(new Change.PocketTaken(round, key, pocket));
        foreach (var (slot, item) in record.Items)
        {
            state = !PocketItems.IsKnown(item)
                ? throw new DamagedRoomException("A pocket holds an item of a kind that this build does not know.")
                : state.After(new Change.ItemKept(round, key, (byte)slot, item));
        }
        return state;
    }

    private static PocketRecord ToRecord(Digest key, Pocket pocket)
    {
        var record = new PocketRecord
        {
            Key = ByteString.CopyFrom(key.ToArray()),
            Counter = pocket.Counter,
            Content = ByteString.CopyFrom(pocket.Content.ToArray()),
            Owner = pocket.Owner,
        };
        foreach (var (slot, item) in pocket.Items)
        {
            record.Items[slot] = item;
        }
        return record;
    }

    private static int SizeFor(int length, int pockets) =>
        (int)
            BitOperations.RoundUpToPowerOf2(
                (uint)Math.Max(MinSize, Math.Max(length + LengthSize, pockets * PocketSize))
            );
}
