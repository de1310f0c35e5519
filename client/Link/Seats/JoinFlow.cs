using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>A person or screen that joins a room.</summary>
/// <param name="Name">The display name. A screen's may be empty.</param>
/// <param name="Department">Its number in the room; 0 if none.</param>
/// <param name="Role">Participant, observer, or room seat. A host link makes a participant host. Unspecified: the role of the last
/// time.</param>
public sealed record JoinFlow(string Name, uint Department, Role Role)
{
    /// <summary>Takes this machine's seat in the room, or a new one. The seat is stored before it is requested: if the
    /// answer is lost, the same seat is requested again. Someone who returns in another role is a new participant with the old name and
    /// the old keys; the old membership ends only if the room accepts the new one.</summary>
    /// <returns>The seat with its membership, or the refusal.</returns>
    /// <exception cref="LinkBrokenException">The answer did not arrive. Trying again may work.</exception>
    /// <exception cref="SeatInUseException">The seat is needed in another role, but is open in another window.</exception>
    public async Task<(SavedSeat? Seat, Refusal? Refusal)> TakeSeatAsync(
        ConnectResult.Connected connection,
        RoomAddress address,
        SeatFolder seats,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(seats);
        var isScreen = Role == Role.RoomSeat;
        var kept = (seats.Find(address, Name, isScreen) ?? SavedSeat.Make(address, Name)) with
        {
            IsScreen = isScreen,
            RoomName = connection.Room.Name,
            JoinLink = InvitationOf(connection.Room, address),
        };
        if (kept.Membership is { } membership && !IsDifferentParticipant(membership.Role, address))
        {
            return (seats.Save(kept), null);
        }
        using var alone = kept.Membership is null ? null : seats.OpenOutbox(kept);
        var seat = seats.Save(kept.Membership is { } left ? kept.Renewed() with { Former = left } : kept);
        var (joined, refusal) = await JoinAsync(connection.Entrance, address, seat, cancellationToken);
        if (joined is not null)
        {
            var taken = seat with { Membership = Membership.From(address.Code, joined), Former = null };
            return (
                seats.Save(
                    joined.Role is Role.Host ? taken with { HostSecret = address.HostSecret ?? seat.HostSecret } : taken
                ),
                null
            );
        }
        if (kept.Membership is not null && !IsOpen(refusal!.Code))
        {
            seats.Save(kept);
        }
        else if (seat.Former is null && !IsOpen(refusal!.Code))
        {
            seats.Forget(seat, HasPending(seats, seat));
        }
        return (null, refusal);
    }

    /// <summary>Joins. If the user's own former membership has the name, ends that first.</summary>
    private async Task<(Joined? Joined, Refusal? Refusal)> JoinAsync(
        IEntrance entrance,
        RoomAddress address,
        SavedSeat seat,
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
            // An ended token has left too.
            answer = left.Refusal is { Code: not RefusalCode.Token } refusal
                ? new() { Refusal = refusal }
                : await entrance.JoinAsync(request, cancellationToken);
        }
        return answer.Joined is { } joined ? (joined, null) : (null, answer.Refusal ?? new());
    }

    /// <summary>Returns the former department, or 0 if there was none or it is unknown.</summary>
    private static async Task<uint> DepartmentAsync(
        IEntrance entrance,
        Membership before,
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

    /// <summary>Screens and observers keep their role even with the host link.</summary>
    private string HostSecretOf(RoomAddress address) =>
        Role is Role.RoomSeat or Role.Observer ? "" : address.HostSecret ?? "";

    /// <summary>Returns whether the role changes. A host stays host with any link.</summary>
    private bool IsDifferentParticipant(Role before, RoomAddress address) =>
        HostSecretOf(address).Length > 0 ? before is not Role.Host
        : Role is Role.Participant ? before is Role.Observer
        : Role is Role.Observer && before is Role.Participant;

    /// <summary>Returns the server's public link, unless the server only knows its own machine.</summary>
    private static Uri InvitationOf(RoomDescription room, RoomAddress address) =>
        Uri.TryCreate(room.JoinLink, UriKind.Absolute, out var link) && !link.IsLoopback ? link : address.Link;

    /// <summary>Returns whether the seat can be taken anyway, because only its own secret leads to it.</summary>
    private static bool IsOpen(RefusalCode code) =>
        code
            is RefusalCode.AskAgain
                or RefusalCode.TooFast
                or RefusalCode.Removed
                or RefusalCode.Asked
                or RefusalCode.AskedAlready;

    private static bool HasPending(SeatFolder seats, SavedSeat seat)
    {
        using var outbox = seats.OpenOutbox(seat);
        return !outbox.IsEmpty;
    }
}
