using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Lets in who was removed, or who asks for the seat of a participant.</summary>
internal static class Readmitting
{
    public static Decision Decide(Room room, PrivateState privateState, Readmit command, Envelope envelope)
    {
        if (!room.Participants.TryGetValue(command.Participant, out var who))
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        var before = who.IsHere
            ? privateState.Credentials.GetValueOrDefault(command.Participant)
            : privateState.Blocked.GetValueOrDefault(command.Participant);
        var asks = privateState.Requests.GetValueOrDefault(command.Participant);
        if (before is null || (who.IsHere && asks is null))
        {
            return Refusals.Create(RefusalCode.NotAsked);
        }
        if (!who.IsHere && room.Participants.Values.Count(each => each.IsHere) >= envelope.Limits.People)
        {
            return Refusals.Limit(RefusalCode.RoomFull, envelope.Limits.People);
        }
        return new Decision.Accepted([
            new Event
            {
                By = envelope.By,
                Readmitted = new ParticipantReadmitted { Participant = command.Participant },
            },
        ])
        {
            Changes =
            [
                new Change.CredentialKept(
                    command.Participant,
                    asks is null ? before : OfferingSeat.Moved(before, asks.Secret)
                ),
            ],
        };
    }
}
