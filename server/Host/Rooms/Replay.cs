using ElephantBoard.Log;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>A room at an earlier place, read from its log. Shows only what may be seen today.</summary>
internal sealed class Replay(IRoomLog log, IGrainFactory grains)
{
    private const int PageBytes = 1 << 20;

    /// <summary>Null when the room has no such place.</summary>
    public async Task<Checkpoint?> AtAsync(Guid id, uint sequence, CancellationToken cancellationToken)
    {
        var now = Checkpoint.Parser.ParseFrom((await grains.GetGrain<IRoomGrain>(id).Checkpoint()).Bytes);
        if (sequence > now.Place.Sequence)
        {
            return null;
        }
        var room = Room.Empty;
        while (room.Sequence < sequence)
        {
            foreach (var batch in await log.ReadBatchesAsync(id, room.Sequence, PageBytes, cancellationToken))
            {
                foreach (var evt in BatchRecord.Parser.ParseFrom(batch.Bytes.Span).Events)
                {
                    if (evt.Sequence == room.Sequence + 1 && room.Sequence < sequence)
                    {
                        room = Apply.Event(room, evt);
                    }
                }
            }
        }
        var shownThen = WordingVisibility.Wordings(room).ToHashSet();
        var checkpoint = new Checkpoint
        {
            Place = new Place { Epoch = now.Place.Epoch, Sequence = sequence },
            State = CheckpointConverter.To(room),
            Fingerprint = UnsafeByteOperations.UnsafeWrap(new Fingerprint().Of(room)),
        };
        // What is not among today's wordings is hidden today, whatever it was then.
        checkpoint.Wordings.Add(now.Wordings.Where(wording => shownThen.Contains(WordingId.From(wording.Id))));
        return checkpoint;
    }
}
