using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>Reads a room at an earlier place from its log. Shows only what may be seen today.</summary>
internal sealed class Replay(IRoomLog log, IGrainFactory grains, ILogger<Replay> logger)
{
    private const int PageBytes = 1 << 20;

    /// <summary>Returns a refusal when the room has no such place, or when its log is damaged.</summary>
    public async Task<(Checkpoint? Then, Refusal? Refusal)> AtAsync(
        Guid id,
        uint sequence,
        CancellationToken cancellationToken
    )
    {
        var now = Checkpoint.Parser.ParseFrom((await grains.GetGrain<IRoomGrain>(id).Checkpoint()).Bytes);
        if (sequence > now.Place.Sequence)
        {
            return (null, Refusals.Create(RefusalCode.NoPlace));
        }
        try
        {
            return (CheckpointAt(now, await RoomAtAsync(id, sequence, cancellationToken)), null);
        }
        catch (Exception fault) when (DamagedRoomException.IsMeantBy(fault))
        {
            logger.RoomUnreadable(fault, id);
            return (null, Refusals.Create(RefusalCode.RoomUnreadable));
        }
    }

    private async Task<Room> RoomAtAsync(Guid id, uint sequence, CancellationToken cancellationToken)
    {
        var room = Room.Empty;
        while (room.Sequence < sequence)
        {
            var before = room.Sequence;
            foreach (var batch in await log.ReadBatchesAsync(id, before, PageBytes, cancellationToken))
            {
                foreach (var evt in BatchRecord.Parser.ParseFrom(batch.Bytes.Span).Events)
                {
                    if (evt.Sequence == room.Sequence + 1 && room.Sequence < sequence)
                    {
                        room = Apply.Event(room, evt);
                    }
                }
            }
            if (room.Sequence == before)
            {
                throw new DamagedRoomException($"The log has no event after {before}.");
            }
        }
        return room;
    }

    private static Checkpoint CheckpointAt(Checkpoint now, Room room)
    {
        var shownThen = WordingVisibility.Wordings(room).ToHashSet();
        var checkpoint = new Checkpoint
        {
            Place = new Place { Epoch = now.Place.Epoch, Sequence = room.Sequence },
            State = CheckpointConverter.To(room),
            Fingerprint = UnsafeByteOperations.UnsafeWrap(new Fingerprint().Of(room)),
        };
        // What is not among today's wordings is hidden today, whatever it was then.
        checkpoint.Wordings.Add(now.Wordings.Where(wording => shownThen.Contains(WordingId.From(wording.Id))));
        return checkpoint;
    }
}
