using System.Buffers.Binary;
using System.Diagnostics;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>What a client knows of each kind of pocket item.</summary>
public static class PocketItems
{
    /// <summary>The key of a rewording of this elephant.</summary>
    public static ByteString KeyOf(ulong elephant)
    {
        var key = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(key, elephant);
        return UnsafeByteOperations.UnsafeWrap(key);
    }

    /// <summary>The elephant that an item becomes in a pour; null: it becomes none.</summary>
    public static ulong? Becomes(PocketItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.ItemCase == PocketItem.ItemOneofCase.Draft ? Secrets.ElephantOf(item.Key.Span) : null;
    }

    /// <summary>The elephant whose owner key a command shows to put the item; null: none.</summary>
    public static ulong? Proves(PocketItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.ItemCase == PocketItem.ItemOneofCase.Rewording ? item.Rewording.Elephant : null;
    }

    /// <summary>Whether an item waits no longer: it came out, or nothing can come of it any more.</summary>
    /// <param name="question">Round of the question that it answers; 0: it is for the hat.</param>
    /// <exception cref="UnreachableException">The kind has no line here.</exception>
    public static bool IsSettled(Room room, ulong question, PocketItem item)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(item);
        if (question != 0)
        {
            return room.OpenQuestion?.Round != question;
        }
        return item.ItemCase switch
        {
            PocketItem.ItemOneofCase.Draft => room.Elephants.ContainsKey(Secrets.ElephantOf(item.Key.Span)),
            PocketItem.ItemOneofCase.Rewording => !room.Elephants.TryGetValue(item.Rewording.Elephant, out var elephant)
                || elephant.Withdrawn
                || elephant.Erased
                || elephant.Wording.ToByteString() != item.Rewording.Instead,
            _ => throw new UnreachableException($"The pocket item {item.ItemCase} is not for the hat."),
        };
    }
}
