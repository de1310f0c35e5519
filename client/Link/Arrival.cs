using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>Who comes into a room.</summary>
/// <param name="Name">As the others see it. The screen's may be empty.</param>
/// <param name="Department">By its number in the room; 0: none.</param>
/// <param name="Role">Participant, observer or room seat; a host's link makes its holder host.</param>
public sealed record Arrival(string Name, uint Department, Role Role)
{
    /// <summary>Takes the seat that this machine has in the room, or a new one. The new one is kept before it is asked for: when the
    /// answer is lost, the same seat is asked for again.</summary>
    /// <returns>The seat with its stay; or why there is none.</returns>
    /// <exception cref="LinkBrokenException">The answer did not arrive. The same again may work.</exception>
    public async Task<(RestingSeat? Seat, Refusal? Refusal)> TakeSeatAsync(
        Reached.There door,
        RoomAddress address,
        SeatFolder seats,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(door);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(seats);
        var isScreen = Role == Role.RoomSeat;
        var seat = (seats.Find(address, Name, isScreen) ?? RestingSeat.Make(address, Name)) with
        {
            IsScreen = isScreen,
            RoomName = door.Room.Name,
            JoinLink = InvitationOf(door.Room, address),
        };
        if (seat.Stay is not null)
        {
            return (seats.Keep(seat), null);
        }
        seat = seats.Keep(seat);
        var request = new JoinRequest
        {
            Code = address.Code,
            Person = new() { Name = Name, Department = Department },
            Role = Role,
            Secret = ByteString.CopyFrom(seat.Secret.Span),
            HostSecret = address.HostSecret ?? "",
        };
        var answer = await door.Entrance.JoinAsync(request, cancellationToken);
        if (answer.Joined is not { } joined)
        {
            var refusal = answer.Refusal ?? new();
            if (!IsOpen(refusal.Code))
            {
                seats.Forget(seat);
            }
            return (null, refusal);
        }
        return (seats.Keep(seat with { Stay = Stay.From(address.Code, joined) }), null);
    }

    /// <summary>What the server says that people open. One that knows only its own machine does not say it for others.</summary>
    private static Uri InvitationOf(RoomDescription room, RoomAddress address) =>
        Uri.TryCreate(room.JoinLink, UriKind.Absolute, out var link) && !link.IsLoopback
            ? link
            : new Uri(address.Server, "r/" + address.Code);

    /// <summary>Whether the seat may be taken all the same: only its own secret comes back to it.</summary>
    private static bool IsOpen(RefusalCode code) => code is RefusalCode.AskAgain or RefusalCode.TooFast;
}
