using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>Whether somebody is who they say, and still in the room.</summary>
internal static class Admission
{
    /// <summary>Null when they are; <paramref name="role"/> is theirs then.</summary>
    public static Refusal? Check(
        Room room,
        PrivateState privateState,
        uint participant,
        ReadOnlySpan<byte> secret,
        out Role role
    )
    {
        role = Role.Unspecified;
        if (
            !privateState.Credentials.TryGetValue(participant, out var credential)
            || !Digest.TryFrom(secret, out var shown)
            || !credential.Secret.Matches(shown)
            || !room.Participants.TryGetValue(participant, out var who)
        )
        {
            return Refusals.Create(RefusalCode.Token);
        }
        role = who.Role;
        return null;
    }
}
