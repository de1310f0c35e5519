using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Link;

/// <summary>Who comes into the rooms of these tests.</summary>
internal static class People
{
    public static OpenRoomRequest Opening(bool anonymous) =>
        new()
        {
            Name = "What nobody says",
            Concern = "We lose deals",
            Departments = { "Sales", "Engineering" },
            Anonymous = anonymous,
            Facilitator = new() { Name = "Ada", Department = 1 },
        };

    public static JoinRequest Joining(string code, string name) =>
        new()
        {
            Code = code,
            Person = new() { Name = name, Department = 2 },
        };

    public static async Task<Membership> OpenAsync(IEntrance entrance, bool anonymous) =>
        Membership.From((await entrance.OpenRoomAsync(Opening(anonymous), default)).Opened);

    public static async Task<Membership> JoinAsync(IEntrance entrance, string code, string name) =>
        Membership.From(code, (await entrance.JoinAsync(Joining(code, name), default)).Joined);

    /// <summary>Somebody who knows the room, but not the secret of who they say they are.</summary>
    public static Membership Stranger(Membership membership) =>
        membership with
        {
            Token = ParticipantToken
                .Make(new(membership.Room.Span, bigEndian: true), membership.Participant, new byte[32])
                .Text,
        };

    public static ByteString ToBytes(this byte[] bytes) => ByteString.CopyFrom(bytes);
}
