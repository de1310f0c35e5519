using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Leaving
{
    public static Decision Decide(Room room, Envelope envelope) =>
        End(room, envelope.By, envelope, new Change.CredentialEnded(envelope.By));

    public static Decision Decide(Room room, PrivateState privateState, RemoveParticipant command, Envelope envelope)
    {
        if (!room.Participants.TryGetValue(command.Participant, out var who) || !who.IsHere)
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        // A host cannot be removed.
        if (who.Role == Role.Host && envelope.By != command.Participant)
        {
            return Refusals.Create(RefusalCode.Role);
        }
        // Removing oneself is leaving.
        Change ending =
            envelope.By != command.Participant
            && privateState.Credentials.TryGetValue(command.Participant, out var credential)
                ? new Change.CredentialBlocked(command.Participant, credential with { Taken = [] })
                : new Change.CredentialEnded(command.Participant);
        return End(room, command.Participant, envelope, ending);
    }

    private static Decision End(Room room, uint participant, Envelope envelope, Change ending) =>
        !room.Participants.TryGetValue(participant, out var who) || !who.IsHere
            ? Refusals.Create(RefusalCode.NoParticipant)
            : new Decision.Accepted([
                new Event
                {
                    By = envelope.By,
                    Left = new ParticipantLeft
                    {
                        Participant = participant,
                        Removed = ending is Change.CredentialBlocked,
                    },
                },
            ])
            {
                Changes = [ending],
            };
}
