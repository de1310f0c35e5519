using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Counts the people behind the pockets of a round. A pocket alone does not prove a person: a host or facilitator could take one
/// with each of many seats that come and go.</summary>
internal static class Present
{
    /// <summary>Returns the number of participants who are in the room, do not lead, and took their pocket of this round.</summary>
    public static int Count(Room room, PrivateState privateState, ulong round) =>
        privateState.Credentials.Count(pair =>
            pair.Value.Taken.Contains(round)
            && room.Participants.TryGetValue(pair.Key, out var who)
            && who is { IsHere: true, Role: Role.Participant }
        );
}
