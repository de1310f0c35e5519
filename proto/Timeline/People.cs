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
        room.Participants.TryGetValue(fact.Participant, out var who)
            ? room with
            {
                Participants = room.Participants.SetItem(
                    fact.Participant,
                    who with
                    {
                        Presence = fact.Removed ? Presence.Removed : Presence.Left,
                    }
                ),
            }
            : room;
}
