namespace ElephantBoard.Log;

/// <summary>The end of a room's log.</summary>
/// <param name="Epoch">Random. A restored backup gets a new one.</param>
/// <param name="Sequence">Sequence number of the last event; 0 before the first.</param>
/// <param name="Revision">Increased by one by every commit, also by one without events.</param>
public readonly record struct Head(ulong Epoch, uint Sequence, ulong Revision);

/// <summary>A room's entry in the log.</summary>
public sealed record RoomRecord(Guid Room, string Code, Head Head);

/// <summary>The changes of one batch of a room, written completely or not at all.</summary>
public sealed record Commit
{
    public required Guid Room { get; init; }

    /// <summary>The expected head. The commit is refused if the room's head is different.</summary>
    public required Head Expected { get; init; }

    /// <summary>Number of events in <see cref="Batch"/>, by which the sequence increases. 0: a commit without events.</summary>
    public int Events { get; init; }

    /// <summary>The batch's bytes, opaque. Empty only if there is nothing that a reader of batches must find.</summary>
    public ReadOnlyMemory<byte> Batch { get; init; }

    /// <summary>Rows to put (replacing an older one of the same kind and key) or, with a null value, to delete.</summary>
    public IReadOnlyList<Row> Rows { get; init; } = [];

    /// <summary>Private images to store. Each replaces the previous image of its round as a whole.</summary>
    public IReadOnlyList<PrivateImage> Private { get; init; } = [];

    /// <summary>Rounds whose private image is deleted after the main store has this commit. A dropped round stays empty: images that
    /// this or a later commit puts into it are not stored.</summary>
    public IReadOnlyList<ulong> DroppedRounds { get; init; } = [];
}

/// <summary>One stored batch: <paramref name="Count"/> consecutive events, the first one numbered <paramref name="First"/>.</summary>
/// <param name="Count">May be 0 for a batch that only remembers command ids.</param>
public readonly record struct StoredBatch(uint First, int Count, ReadOnlyMemory<byte> Bytes);

/// <summary>The kind of a row beside the events. The numbers are stored and never change their meaning.</summary>
public enum RowKind : byte
{
    /// <summary>Key: wording id (12 bytes). Value: salt and text.</summary>
    Wording = 1,

    /// <summary>Key: elephant id (8 bytes, big-endian). Value: tag (32 bytes).</summary>
    Tag = 2,

    /// <summary>Key: participant number (4 bytes, big-endian). Value: token hash.</summary>
    Participant = 3,

    /// <summary>Key: empty. Value: hash of the host secret.</summary>
    HostSecret = 4,

    /// <summary>Key: round (8 bytes, big-endian). Value: the nonce from which the round's hat key is derived.</summary>
    HatNonce = 5,

    /// <summary>Key: empty. Value: the room's live state.</summary>
    Live = 6,
}

/// <summary>A row beside the events.</summary>
/// <param name="Value">Null deletes the row. Use <see cref="Deleted"/>, because a null array would be converted to an empty value.</param>
public readonly record struct Row(RowKind Kind, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte>? Value)
{
    public static Row Deleted(RowKind kind, ReadOnlyMemory<byte> key) => new(kind, key, null);
}

/// <summary>All private state of one round. The caller encrypts it, pads it, and encrypts it again at every commit, so that two
/// images reveal nothing about what changed.</summary>
public readonly record struct PrivateImage(ulong Round, ReadOnlyMemory<byte> Value);

/// <summary>A checkpoint, opaque except for its place.</summary>
public sealed record StoredCheckpoint(ulong Epoch, uint Sequence, ReadOnlyMemory<byte> Bytes);

public enum AppendOutcome
{
    /// <summary>On disk.</summary>
    Written,

    /// <summary>Nothing was written, because the head is different: another owner has the room.</summary>
    HeadMoved,

    /// <summary>Nothing was written, because the disk is full. Writing works again once there is space.</summary>
    DiskFull,
}
