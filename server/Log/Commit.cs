namespace ElephantBoard.Log;

/// <summary>Where a room's log ends.</summary>
/// <param name="Epoch">Random; new when a backup is restored.</param>
/// <param name="Sequence">Number of its last event; 0 before the first.</param>
/// <param name="Revision">Raised by one by every commit, also by one without events.</param>
public readonly record struct Head(ulong Epoch, uint Sequence, ulong Revision);

/// <summary>A room as the log knows it.</summary>
public sealed record RoomRecord(Guid Room, string Code, Head Head);

/// <summary>What one turn of a room changes; written whole or not at all.</summary>
public sealed record Commit
{
    public required Guid Room { get; init; }

    /// <summary>The head as the caller knows it; anything else in the store refuses the commit.</summary>
    public required Head Expected { get; init; }

    /// <summary>Number of events in <see cref="Turn"/>; the sequence rises by it. 0: a commit without events.</summary>
    public int Events { get; init; }

    /// <summary>The turn's bytes, opaque. Empty exactly when there is nothing that a reader of turns must find.</summary>
    public ReadOnlyMemory<byte> Turn { get; init; }

    /// <summary>Rows to put (over an older one of the same kind and key) or, with a null value, to delete.</summary>
    public IReadOnlyList<Row> Rows { get; init; } = [];

    /// <summary>Private rows to put or, with a null value, to delete.</summary>
    public IReadOnlyList<PrivateRow> Private { get; init; } = [];

    /// <summary>Rounds whose private rows are deleted, all of them, after the main store has this commit. A dropped round stays
    /// empty: what this or a later commit puts into it is not kept.</summary>
    public IReadOnlyList<ulong> DroppedRounds { get; init; } = [];
}

/// <summary>One turn as it stands in the log: <paramref name="Count"/> consecutive events, the first one numbered <paramref name="First"/>.</summary>
/// <param name="Count">May be 0: a turn that only remembers command ids.</param>
public readonly record struct Turn(uint First, int Count, ReadOnlyMemory<byte> Bytes);

/// <summary>What a row beside the events is about. The numbers are stored and never change their meaning.</summary>
public enum RowKind : byte
{
    /// <summary>Key: wording id (12 bytes). Value: salt and text.</summary>
    Wording = 1,

    /// <summary>Key: elephant id (8 bytes, big-endian). Value: tag (32 bytes).</summary>
    Tag = 2,

    /// <summary>Key: participant number (4 bytes, big-endian). Value: token hash and round bits.</summary>
    Participant = 3,

    /// <summary>Key: empty. Value: hash of the host secret.</summary>
    HostSecret = 4,

    /// <summary>Key: round (8 bytes, big-endian). Value: the nonce that the hat key of the round is derived with.</summary>
    HatNonce = 5,
}

/// <summary>A row beside the events.</summary>
/// <param name="Value">Null: delete it. (A null array turns into an empty value on its way here: say <see cref="Deleted"/>.)</param>
public readonly record struct Row(RowKind Kind, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte>? Value)
{
    public static Row Deleted(RowKind kind, ReadOnlyMemory<byte> key) => new(kind, key, null);
}

/// <summary>A row of the private store. Keys are random; values are encrypted by the caller.</summary>
/// <param name="Pocket">Pocket key, 32 bytes.</param>
/// <param name="Slot">0: the pocket itself. 1 and more: what it holds.</param>
/// <param name="Value">Null: delete it. (A null array turns into an empty value on its way here: say <see cref="Deleted"/>.)</param>
public readonly record struct PrivateRow(
    ulong Round,
    ReadOnlyMemory<byte> Pocket,
    byte Slot,
    ReadOnlyMemory<byte>? Value
)
{
    public static PrivateRow Deleted(ulong round, ReadOnlyMemory<byte> pocket, byte slot) =>
        new(round, pocket, slot, null);
}

/// <summary>A checkpoint, opaque but for its place.</summary>
public sealed record StoredCheckpoint(ulong Epoch, uint Sequence, ReadOnlyMemory<byte> Bytes);

public enum AppendOutcome
{
    /// <summary>On disk.</summary>
    Written,

    /// <summary>Nothing was written: the head is another one. Somebody else owns the room.</summary>
    HeadMoved,

    /// <summary>Nothing was written: no space left. Works again by itself once there is.</summary>
    DiskFull,
}
