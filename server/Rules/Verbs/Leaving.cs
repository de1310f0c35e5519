using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Leaving
{
    public static Decision Decide(Room room, Envelope envelope) => End(room, envelope.By, envelope, removed: false);

    public static Decision Decide(Room room, RemoveParticipant command, Envelope envelope)
    {
        if (!room.Participants.TryGetValue(command.Participant, out var who) || !who.IsHere)
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        // A host cannot be removed.
        return who.Role == Role.Host && envelope.By != command.Participant
            ? Refusals.Create(RefusalCode.Role)
            : End(room, command.Participant, envelope, removed: true);
    }

    private static Decision End(Room room, uint participant, Envelope envelope, bool removed) =>
        !room.Participants.TryGetValue(participant, out var who) || !who.IsHere
            ? Refusals.Create(RefusalCode.NoParticipant)
            : new Decision.Accepted([
                new Event
                {
                    By = envelope.By,
                    Left = new ParticipantLeft { Participant = participant, Removed = removed },
                },
            ])
            {
                Changes = [new Change.CredentialEnded(participant)],
            };
}
