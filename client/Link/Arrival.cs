using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>Who comes into a room.</summary>
/// <param name="Name">As the others see it. The screen's may be empty.</param>
/// <param name="Department">By its number in the room; 0: none.</param>
/// <param name="Role">Participant, observer or room seat; a host's link makes who takes part host. Unspecified: as one sat there
/// before.</param>
public sealed record Arrival(string Name, uint Department, Role Role)
{
    /// <summary>Takes the seat that this machine has in the room, or a new one. It is kept before it is asked for: when the
    /// answer is lost, the same seat is asked for again. Who comes back in another role is another participant under the old name and
    /// with the old keys; the old stay is left only when the room would have the new one.</summary>
    /// <returns>The seat with its stay; or why there is none.</returns>
    /// <exception cref="LinkBrokenException">The answer did not arrive. The same again may work.</exception>
    /// <exception cref="SeatInUseException">It is to be taken in another role, and another window sits on it.</exception>
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
        var kept = (seats.Find(address, Name, isScreen) ?? RestingSeat.Make(address, Name)) with
        {
            IsScreen = isScreen,
            RoomName = door.Room.Name,
            JoinLink = InvitationOf(door.Room, address),
        };
        if (kept.Stay is { } stay && !IsOther(stay.Role, address))
        {
            return (seats.Keep(kept), null);
        }
        using var alone = kept.Stay is null ? null : seats.OpenOutbox(kept);
        var seat = seats.Keep(kept.Stay is { } left ? kept.Anew() with { Former = left } : kept);
        var (joined, refusal) = await JoinAsync(door.Entrance, address, seat, cancellationToken);
        if (joined is not null)
        {
            var taken = seat with { Stay = Stay.From(address.Code, joined), Former = null };
            return (
                seats.Keep(
                    joined.Role is Role.Host ? taken with { HostSecret = address.HostSecret ?? seat.HostSecret } : taken
                ),
                null
            );
        }
        if (kept.Stay is not null && !IsOpen(refusal!.Code))
        {
            seats.Keep(kept);
        }
        else if (seat.Former is null && !IsOpen(refusal!.Code))
        {
            seats.Forget(seat, HasWaiting(seats, seat));
        }
        return (null, refusal);
    }

    /// <summary>Joins; where one's own former stay has the name, leaves that first.</summary>
    private async Task<(Joined? Joined, Refusal? Refusal)> JoinAsync(
        IEntrance entrance,
        RoomAddress address,
        RestingSeat seat,
        CancellationToken cancellationToken
    )
    {
        var request = new JoinRequest
        {
            Code = address.Code,
            Person = new() { Name = Name, Department = Department },
            Role = Role,
            Secret = ByteString.CopyFrom(seat.Secret.Span),
            HostSecret = HostSecretOf(address),
        };
        if (seat.Former is { } before && Department == 0 && HostSecretOf(address).Length > 0)
        {
            request.Person.Department = await DepartmentAsync(entrance, before, cancellationToken);
        }
        var answer = await entrance.JoinAsync(request, cancellationToken);
        if (answer.Refusal?.Code == RefusalCode.NameTaken && seat.Former is { } former)
        {
            var leave = new Command
            {
                Id = new() { Lane = Lane.New(), Counter = 1 },
                Leave = new(),
            };
            var left = await entrance.DoAsync(former, leave, cancellationToken);
            // A token that has ended has left, too.
            answer = left.Refusal is { Code: not RefusalCode.Token } refusal
                ? new() { Refusal = refusal }
                : await entrance.JoinAsync(request, cancellationToken);
        }
        return answer.Joined is { } joined ? (joined, null) : (null, answer.Refusal ?? new());
    }

    /// <summary>Where somebody belonged before; 0: nowhere, or it is not known any more.</summary>
    private static async Task<uint> DepartmentAsync(
        IEntrance entrance,
        Stay before,
        CancellationToken cancellationToken
    )
    {
        var answer = await entrance.GetCheckpointAsync(before, cancellationToken);
        return
            answer.Checkpoint is { } checkpoint
            && RoomView.Of(checkpoint)?.Room.Participants.GetValueOrDefault(before.Participant) is { } participant
            ? participant.Department
            : 0;
    }

    /// <summary>A screen and who only watches are what they say, also by the host's link.</summary>
    private string HostSecretOf(RoomAddress address) =>
        Role is Role.RoomSeat or Role.Observer ? "" : address.HostSecret ?? "";

    /// <summary>Whether one comes to be somebody else than before. Whoever is host stays it, by which link ever they come.</summary>
    private bool IsOther(Role before, RoomAddress address) =>
        HostSecretOf(address).Length > 0 ? before is not Role.Host
        : Role is Role.Participant ? before is Role.Observer
        : Role is Role.Observer && before is Role.Participant;

    /// <summary>What the server says that people open. One that knows only its own machine does not say it for others.</summary>
    private static Uri InvitationOf(RoomDescription room, RoomAddress address) =>
        Uri.TryCreate(room.JoinLink, UriKind.Absolute, out var link) && !link.IsLoopback ? link : address.Link;

    /// <summary>Whether the seat may be taken all the same: only its own secret comes back to it.</summary>
    private static bool IsOpen(RefusalCode code) => code is RefusalCode.AskAgain or RefusalCode.TooFast;

    private static bool HasWaiting(SeatFolder seats, RestingSeat seat)
    {
        using var outbox = seats.OpenOutbox(seat);
        return !outbox.IsEmpty;
    }
}
