using System.Diagnostics;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Applies events to rooms. There is one file per family of events.</summary>
public static class Apply
{
    /// <summary>Returns the room after an event. Pure.</summary>
    /// <exception cref="NewerEventException">A newer build wrote the event.</exception>
    /// <exception cref="OutOfOrderException">The event is not the next one.</exception>
    public static Room Event(Room room, Event evt)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(evt);
        if (evt.Sequence != room.Sequence + 1)
        {
            throw new OutOfOrderException(room.Sequence, evt.Sequence);
        }
        if (evt.Reader > Reader.Version)
        {
            throw new NewerEventException(evt.Sequence, evt.Reader);
        }
        var after = evt.FactCase switch
        {
            V1.Event.FactOneofCase.Opened => Opening.Opened(room, evt.Opened),
            V1.Event.FactOneofCase.StageChanged => Opening.StageChanged(room, evt.StageChanged),
            V1.Event.FactOneofCase.Joined => People.Joined(room, evt.Joined),
            V1.Event.FactOneofCase.Left => People.Left(room, evt.Left),
            V1.Event.FactOneofCase.AskedIn => People.AskedIn(room, evt.AskedIn),
            V1.Event.FactOneofCase.Readmitted => People.Readmitted(room, evt.Readmitted),
            V1.Event.FactOneofCase.Locked => Opening.Locked(room, evt.Locked),
            V1.Event.FactOneofCase.Renamed => People.Renamed(room, evt.Renamed),
            V1.Event.FactOneofCase.DepartmentChanged => People.DepartmentChanged(room, evt.DepartmentChanged),
            V1.Event.FactOneofCase.RoleChanged => People.RoleChanged(room, evt.RoleChanged),
            V1.Event.FactOneofCase.HatPoured => Hat.Poured(room, evt.HatPoured),
            V1.Event.FactOneofCase.PutDown => Hat.PutDown(room, evt.PutDown, evt.By),
            V1.Event.FactOneofCase.Moved => Floor.Moved(room, evt.Moved),
            V1.Event.FactOneofCase.Raised => Floor.Raised(room, evt.Raised),
            V1.Event.FactOneofCase.Discussed => Discussing.Discussed(room, evt.Discussed),
            V1.Event.FactOneofCase.KickedOut => Door.KickedOut(room, evt.KickedOut),
            V1.Event.FactOneofCase.CameBack => Door.CameBack(room, evt.CameBack),
            V1.Event.FactOneofCase.SetAside => Hiding.SetAside(room, evt.SetAside),
            V1.Event.FactOneofCase.PutBack => Hiding.PutBack(room, evt.PutBack),
            V1.Event.FactOneofCase.Withdrawn => Hiding.Withdrawn(room, evt.Withdrawn),
            V1.Event.FactOneofCase.Erased => Hiding.Erased(room, evt.Erased),
            V1.Event.FactOneofCase.Claimed => Hiding.Claimed(room, evt.Claimed, evt.By),
            V1.Event.FactOneofCase.QuestionAsked => Questions.Asked(room, evt.QuestionAsked, evt.By),
            V1.Event.FactOneofCase.AnswersCounted => Questions.Counted(room, evt.AnswersCounted),
            V1.Event.FactOneofCase.QuestionCanceled => Questions.Canceled(room, evt.QuestionCanceled),
            // A fact that this build does not know.
            V1.Event.FactOneofCase.None => throw new NewerEventException(
                evt.Sequence,
                Math.Max(evt.Reader, Reader.Version + 1)
            ),
            _ => throw new UnreachableException($"Nothing applies {evt.FactCase}."),
        };
        return after with { Sequence = evt.Sequence, Time = evt.Time };
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
