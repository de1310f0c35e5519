using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Makes participants facilitators, and facilitators participants. Nobody becomes host this way, and no host anything else: the host link
/// alone makes a host.</summary>
internal static class ChangingRole
{
    public static Decision Decide(Room room, MakeFacilitator command, Envelope envelope) =>
        Change(room, command.Participant, Role.Participant, Role.Facilitator, envelope);

    public static Decision Decide(Room room, EndFacilitator command, Envelope envelope) =>
        Change(room, command.Participant, Role.Facilitator, Role.Participant, envelope);

    public static Decision Decide(Room room, HandOver command, Envelope envelope) =>
        Change(room, command.Participant, Role.Participant, Role.Facilitator, envelope) switch
        {
            Decision.Accepted { Events.Count: > 0 } made => made with
            {
                Events = [.. made.Events, Changed(envelope.By, Role.Participant, envelope)],
            },
            var other => other,
        };

    private static Decision Change(Room room, uint participant, Role from, Role to, Envelope envelope)
    {
        if (!room.Participants.TryGetValue(participant, out var who) || !who.IsHere)
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        if (who.Role == to)
        {
            return Decision.Nothing;
        }
        return who.Role == from ? Changed(participant, to, envelope) : Refusals.Create(RefusalCode.Role);
    }

    private static Event Changed(uint participant, Role role, Envelope envelope) =>
        new()
        {
            By = envelope.By,
            RoleChanged = new RoleChanged { Participant = participant, Role = role },
        };
}
