using System.Security.Cryptography;
using ElephantBoard.Log;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Stores checkpoints of large rooms, so that loading one does not replay its whole log. They are a cache: one that is missing,
/// damaged, or of a build with another meaning of the state is ignored.</summary>
internal sealed class RoomCheckpoints(IRoomLog log)
{
    /// <summary>Fewest events between two checkpoints. A room with fewer events is replayed fast enough.</summary>
    public const uint Interval = 2_000;

    /// <summary>A quarter: the intervals grow with the room, so that all checkpoints together cost no more than the log itself, and loading
    /// replays at most a quarter of the log.</summary>
    private const uint Share = 4;

    private static readonly ByteString Schema = ByteString.CopyFrom(
        SHA256.HashData([
            .. StateReflection.Descriptor.SerializedData.Span,
            .. EventsReflection.Descriptor.SerializedData.Span,
            (byte)Reader.Version,
        ])[..16]
    );

    /// <summary>Loads the room's checkpoint into it, if it has one that can be used.</summary>
    public async Task LoadAsync(CommittedRoom committed, CancellationToken cancellationToken)
    {
        var stored = await log.ReadCheckpointAsync(committed.Id, cancellationToken);
        // A restored backup has a new epoch.
        if (
            stored is not null
            && stored.Epoch == committed.Head.Epoch
            && stored.Sequence <= committed.Head.Sequence
            && Parse(stored.Bytes.Span) is { } record
            && record.Schema == Schema
        )
        {
            committed.Load(record, stored.Sequence);
        }
    }

    /// <summary>Stores a checkpoint if the last one is old enough. Nothing waits for it. Serializes on another thread.</summary>
    public async Task StoreAsync(CommittedRoom committed)
    {
        var sequence = committed.Room.Sequence;
        if (sequence - committed.CheckpointedAt < Math.Max(Interval, sequence / Share))
        {
            return;
        }
        committed.CheckpointedAt = sequence;
        var (room, epoch, opened) = (committed.Room, committed.Head.Epoch, committed.RoundOpened);
        var remembered = committed.Remembered.All();
        var bytes = await Task.Run(() =>
            Serialize(
                new CheckpointRecord
                {
                    Schema = Schema,
                    State = CheckpointConverter.To(room),
                    RoundOpened = opened,
                    Remembered = { remembered },
                }
            )
        );
        await log.WriteCheckpointAsync(committed.Id, new(epoch, sequence, bytes), CancellationToken.None);
    }

    /// <summary>Makes the next load replay the whole log.</summary>
    public async Task ForgetAsync(CommittedRoom committed) =>
        await log.WriteCheckpointAsync(
            committed.Id,
            new(committed.Head.Epoch, 0, Array.Empty<byte>()),
            CancellationToken.None
        );

    /// <summary>Returns the stored form: the hash of the record, then the record.</summary>
    public static byte[] Serialize(CheckpointRecord record)
    {
        var bytes = record.ToByteArray();
        return [.. SHA256.HashData(bytes), .. bytes];
    }

    /// <summary>Returns null if it is damaged.</summary>
    public static CheckpointRecord? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SHA256.HashSizeInBytes)
        {
            return null;
        }
        var content = bytes[SHA256.HashSizeInBytes..];
        return bytes[..SHA256.HashSizeInBytes].SequenceEqual(SHA256.HashData(content))
            ? CheckpointRecord.Parser.ParseFrom(content)
            : null;
    }
}
