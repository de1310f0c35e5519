using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Host.Rooms;

/// <summary>Checks a participant's credential and membership.</summary>
internal static class Admission
{
    /// <summary>Returns null when both are valid; <paramref name="role"/> is then the participant's role.</summary>
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
            || !room.Participants.TryGetValue(participant, out var who)
        )
        {
            return Refusals.Create(RefusalCode.Token);
        }
        if (!credential.Secret.Matches(shown))
        {
            return Refusals.Create(credential.Former.Matches(shown) ? RefusalCode.SeatMoved : RefusalCode.Token);
        }
        role = who.Role;
        return null;
    }
}
