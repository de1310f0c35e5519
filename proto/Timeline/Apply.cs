using System.Diagnostics;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Applies events to rooms. There is one file per family of events.</summary>
public static class Apply
{
    /// <summary>Returns the room after an event. Pure.</summary>
    /// <exception cref="NewerEventException">A newer build wrote the event.</exception>
    /// <exception cref="OutOfOrderException">The event is not the next one.</exception>
    public static Room Event(Room room, Event happened)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Sequence != room.Sequence + 1)
        {
            throw new OutOfOrderException(room.Sequence, happened.Sequence);
        }
        if (happened.Reader > Reader.Version)
        {
            throw new NewerEventException(happened.Sequence, happened.Reader);
        }
        var after = happened.FactCase switch
        {
            V1.Event.FactOneofCase.Opened => Opening.Opened(room, happened.Opened),
            V1.Event.FactOneofCase.StageChanged => Opening.StageChanged(room, happened.StageChanged),
            V1.Event.FactOneofCase.Joined => People.Joined(room, happened.Joined),
            V1.Event.FactOneofCase.Left => People.Left(room, happened.Left),
            V1.Event.FactOneofCase.HatPoured => Hat.Poured(room, happened.HatPoured),
            V1.Event.FactOneofCase.PutDown => Hat.PutDown(room, happened.PutDown, happened.By),
            V1.Event.FactOneofCase.Moved => Floor.Moved(room, happened.Moved),
            V1.Event.FactOneofCase.KickedOut => Door.KickedOut(room, happened.KickedOut),
            V1.Event.FactOneofCase.CameBack => Door.CameBack(room, happened.CameBack),
            V1.Event.FactOneofCase.SetAside => Hiding.SetAside(room, happened.SetAside),
            V1.Event.FactOneofCase.PutBack => Hiding.PutBack(room, happened.PutBack),
            V1.Event.FactOneofCase.Withdrawn => Hiding.Withdrawn(room, happened.Withdrawn),
            V1.Event.FactOneofCase.Erased => Hiding.Erased(room, happened.Erased),
            V1.Event.FactOneofCase.Claimed => Hiding.Claimed(room, happened.Claimed, happened.By),
            V1.Event.FactOneofCase.QuestionAsked => Questions.Asked(room, happened.QuestionAsked, happened.By),
            V1.Event.FactOneofCase.AnswersCounted => Questions.Counted(room, happened.AnswersCounted),
            V1.Event.FactOneofCase.QuestionCanceled => Questions.Canceled(room, happened.QuestionCanceled),
            // A fact that this build does not know.
            V1.Event.FactOneofCase.None => throw new NewerEventException(
                happened.Sequence,
                Math.Max(happened.Reader, Reader.Version + 1)
            ),
            _ => throw new UnreachableException($"Nothing applies {happened.FactCase}."),
        };
        return after with { Sequence = happened.Sequence, Time = happened.Time };
    }

    /// <summary>Returns the room with one elephant changed, or unchanged if it has no such elephant.</summary>
    internal static Room Change(Room room, ulong elephant, Func<Elephant, Elephant> change) =>
        room.Elephants.TryGetValue(elephant, out var before)
            ? room with
            {
                Elephants = room.Elephants.SetItem(elephant, change(before)),
            }
            : room;
}
