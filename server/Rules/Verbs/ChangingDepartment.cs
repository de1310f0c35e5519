using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Changes one's own department. Clients take a pocket as soon as they join, so the first pour ends it, not the first pocket.</summary>
internal static class ChangingDepartment
{
    public static Decision Decide(Room room, ChangeDepartment command, Envelope envelope)
    {
        if (room.Pours > 0)
        {
            return Refusals.Create(RefusalCode.DepartmentFixed);
        }
        if (command.Department == 0 || command.Department > room.Departments.Length)
        {
            return Refusals.Create(RefusalCode.NoDepartment);
        }
        if (!room.Participants.TryGetValue(envelope.By, out var me))
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        return me.Department == command.Department
            ? Decision.Nothing
            : new Event
            {
                By = envelope.By,
                DepartmentChanged = new DepartmentChanged
                {
                    Participant = envelope.By,
                    Department = command.Department,
                },
            };
    }
}
