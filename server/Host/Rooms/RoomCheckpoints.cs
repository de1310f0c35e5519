using System.Security.Cryptography;
using ElephantBoard.Log;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Stores checkpoints of large rooms, so that loading one does not replay its whole log. They are a cache: one that is missing,
/// of an earlier build, or wrong is ignored.</summary>
internal sealed class RoomCheckpoints(IRoomLog log)
{
    /// <summary>Fewest events between two checkpoints. A room with fewer events is replayed fast enough.</summary>
    public const uint Interval = 2_000;

    /// <summary>A quarter: the intervals grow with the room, so that all checkpoints together cost no more than the log itself, and loading
    /// replays at most a quarter of the log.</summary>
    private const uint Share = 4;

    private static readonly ByteString Schema = ByteString.CopyFrom(
        SHA256.HashData(StateReflection.Descriptor.SerializedData.Span)[..16]
    );

    /// <summary>Loads the room's checkpoint into it, if it has one that can be used.</summary>
    public async Task LoadAsync(CommittedRoom committed, CancellationToken cancellationToken)
    {
        var stored = await log.ReadCheckpointAsync(committed.Id, cancellationToken);
        // A restored backup has a new epoch.
        if (stored is null || stored.Epoch != committed.Head.Epoch || stored.Sequence > committed.Head.Sequence)
        {
            return;
        }
        try
        {
            var record = CheckpointRecord.Parser.ParseFrom(stored.Bytes.Span);
            if (record.Schema == Schema)
            {
                committed.Load(record, stored.Sequence);
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // The log itself is read instead.
        }
    }

    /// <summary>Stores a checkpoint if the last one is old enough. Nothing waits for it.</summary>
    public Task StoreAsync(CommittedRoom committed)
    {
        var sequence = committed.Room.Sequence;
        if (sequence - committed.CheckpointedAt < Math.Max(Interval, sequence / Share))
        {
            return Task.CompletedTask;
        }
        committed.CheckpointedAt = sequence;
        var record = new CheckpointRecord
        {
            Schema = Schema,
            State = CheckpointConverter.To(committed.Room),
            RoundOpened = committed.RoundOpened,
            Fingerprint = UnsafeByteOperations.UnsafeWrap(committed.FingerprintOf()),
        };
        record.Remembered.AddRange(committed.Remembered.All());
        var checkpoint = new StoredCheckpoint(committed.Head.Epoch, sequence, record.ToByteArray());
        return log.WriteCheckpointAsync(committed.Id, checkpoint, CancellationToken.None).AsTask();
    }
}
