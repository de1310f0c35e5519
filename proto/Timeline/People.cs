using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

internal static class People
{
    public static Room Joined(Room room, ParticipantJoined fact) =>
        room with
        {
            Participants = room.Participants.SetItem(
                fact.Participant,
                new(fact.Participant, WordingId.From(fact.Name), fact.Department, fact.Role, Presence.Unspecified)
            ),
        };

    public static Room Left(Room room, ParticipantLeft fact) =>
        Changed(
            room,
            fact.Participant,
            who => who with { Presence = fact.Removed ? Presence.Removed : Presence.Left, Asks = 0 }
        );

    public static Room AskedIn(Room room, ParticipantAsked fact) =>
        Changed(room, fact.Participant, who => who with { Asks = fact.Number });

    public static Room Readmitted(Room room, ParticipantReadmitted fact) =>
        Changed(room, fact.Participant, who => who with { Presence = Presence.Unspecified, Asks = 0 });

    public static Room Renamed(Room room, ParticipantRenamed fact) =>
        Changed(room, fact.Participant, who => who with { Name = WordingId.From(fact.Name) });

    public static Room DepartmentChanged(Room room, DepartmentChanged fact) =>
        Changed(room, fact.Participant, who => who with { Department = fact.Department });

    public static Room RoleChanged(Room room, RoleChanged fact) =>
        Changed(room, fact.Participant, who => who with { Role = fact.Role });

    private static Room Changed(Room room, uint participant, Func<Participant, Participant> change) =>
        room.Participants.TryGetValue(participant, out var who)
            ? room with
            {
                Participants = room.Participants.SetItem(participant, change(who)),
            }
            : room;
}
