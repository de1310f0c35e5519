using System.Buffers.Binary;
using System.Diagnostics;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>What a client knows about each kind of pocket item.</summary>
public static class PocketItems
{
    /// <summary>The key of every answer: a pocket holds one.</summary>
    public static ByteString AnswerKey { get; } = ByteString.CopyFrom(1);

    /// <summary>Returns whether this build knows the kind of an item.</summary>
    public static bool IsKnown(PocketItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.ItemCase switch
        {
            PocketItem.ItemOneofCase.None => false,
            PocketItem.ItemOneofCase.Answer => Oneofs.NumberOf(item.Answer, "kind") != 0,
            _ => true,
        };
    }

    /// <summary>Returns the key of a rewording of an elephant.</summary>
    public static ByteString KeyOf(ulong elephant)
    {
        var key = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(key, elephant);
        return UnsafeByteOperations.UnsafeWrap(key);
    }

    /// <summary>Returns the elephant that an item becomes in a pour, or null.</summary>
    public static ulong? Becomes(PocketItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.ItemCase == PocketItem.ItemOneofCase.Draft ? Secrets.ElephantOf(item.Key.Span) : null;
    }

    /// <summary>Returns the elephant whose owner key is needed to put the item, or null.</summary>
    public static ulong? Proves(PocketItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.ItemCase == PocketItem.ItemOneofCase.Rewording ? item.Rewording.Elephant : null;
    }

    /// <summary>Returns whether an item is settled: it came out, or it can no longer come out.</summary>
    /// <param name="question">Round of the question that it answers; 0 for the hat.</param>
    /// <exception cref="UnreachableException">The kind is missing here.</exception>
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
